/** Notes and stacks as people read them: sheet after sheet, zone after zone, a stack before its notes. Pure. */
import type { Canvas, Cluster, Note } from "../host/protocol";
import { canvasesInOrder, zonesInOrder } from "../workshop/overview";

export interface Lying {
  readonly canvases: ReadonlyMap<string, Canvas>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly clusters: ReadonlyMap<string, Cluster>;
}

/** Where something is read: zones are counted through all sheets, a stack counts for its notes. */
interface Place {
  readonly id: string;
  readonly zone: number;
  readonly order: number;
  /** The piece that lies in the zone: itself, or its stack. */
  readonly piece: string;
  /** Its place in the stack; the stack itself comes first. */
  readonly within: number;
}

/** The ids of all notes and stacks. */
export function inReadingOrder({ canvases, notes, clusters }: Lying): string[] {
  const zoneOf = zonesCounted(canvases);
  const places: Place[] = [];
  for (const [id, { canvas, zone, order }] of clusters) {
    places.push({ id, zone: zoneOf(canvas, zone), order, piece: id, within: -Infinity });
  }
  for (const [id, { canvas, zone, order, cluster }] of notes) {
    const stack = cluster ? clusters.get(cluster) : undefined;
    places.push(
      cluster && stack
        ? { id, zone: zoneOf(stack.canvas, stack.zone), order: stack.order, piece: cluster, within: order }
        : { id, zone: zoneOf(canvas, zone), order, piece: id, within: 0 },
    );
  }
  return places.sort(byPlace).map(({ id }) => id);
}

function byPlace(one: Place, other: Place): number {
  return (
    one.zone - other.zone ||
    one.order - other.order ||
    byName(one.piece, other.piece) ||
    one.within - other.within ||
    byName(one.id, other.id)
  );
}

function byName(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The place of a zone among all; what lies beside the zones of a sheet comes after them. */
function zonesCounted(
  canvases: Lying["canvases"],
): (canvas: string, zone: string | null | undefined) => number {
  const counted = new Map<string, number>();
  const key = (canvas: string, zone: string) => `${canvas} ${zone}`;
  for (const [canvas, sheet] of canvasesInOrder(canvases)) {
    for (const [zone] of zonesInOrder(sheet)) counted.set(key(canvas, zone), counted.size);
    counted.set(key(canvas, ""), counted.size);
  }
  return (canvas, zone) =>
    counted.get(key(canvas, zone ?? "")) ?? counted.get(key(canvas, "")) ?? counted.size;
}
