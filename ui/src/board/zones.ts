/** Where the zones of a sheet lie, which one is at a point, and where in a zone there is room. */
import { centre, contains, type Box, type Extent, type Point } from "./geometry";
import type { Canvas, Zone } from "./records";

/** Width and height of each paper in canvas units. */
const PAPERS: Record<string, Extent> = {
  a3: { width: 4200, height: 2970 },
  a2: { width: 5940, height: 4200 },
  a1: { width: 8410, height: 5940 },
  a0: { width: 11890, height: 8410 },
};
const A3: Extent = { width: 4200, height: 2970 };

export interface PlacedZone {
  readonly id: string;
  readonly zone: Zone;
  /** On the sheet as it is now. */
  readonly box: Box;
  readonly round: boolean;
}

export function paper(canvas: Canvas): Extent {
  return PAPERS[canvas.sheet] ?? A3;
}

/** How much larger the sheet is than the A3 on which the areas are given. */
export function sheetScale(canvas: Canvas): number {
  return paper(canvas).width / A3.width;
}

/** The zones in reading order. */
export function placedZones(canvas: Canvas): PlacedZone[] {
  const scale = sheetScale(canvas);
  return Object.entries(canvas.zones)
    .map(([id, zone]) => ({ id, zone, round: zone.form === "round", box: scaled(zone.area, scale) }))
    .sort((one, other) => one.zone.order - other.zone.order || (one.id < other.id ? -1 : 1));
}

/** The zone at a point; the round ones first, since they lie above the boxes. */
export function zoneAt(zones: readonly PlacedZone[], point: Point): PlacedZone | null {
  const hit = (round: boolean) => zones.find((each) => each.round === round && holds(each, point));
  return hit(true) ?? hit(false) ?? null;
}

/** The zone in which a note lies: the one under its centre. */
export function zoneOf(zones: readonly PlacedZone[], box: Box): PlacedZone | null {
  return zoneAt(zones, centre(box));
}

function holds(place: PlacedZone, point: Point): boolean {
  if (!place.round) {
    return contains(place.box, point);
  }
  const middle = centre(place.box);
  const x = (point.x - middle.x) / (place.box.width / 2);
  const y = (point.y - middle.y) / (place.box.height / 2);
  return x * x + y * y <= 1;
}

function scaled(box: Box, by: number): Box {
  return { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by };
}
