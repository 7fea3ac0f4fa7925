/** Arrows between notes: where they begin and end, and how they are drawn. */
import { centre, overlaps, type Box, type Point } from "./geometry";
import type { Inks } from "./inks";
import type { Pen } from "./pen";

/** How far the head reaches back from the tip, in canvas units. */
const HEAD = 26;
/** Between the edge of a note and the arrow, in canvas units. */
const GAP = 6;
/** The line and the type of its words, in canvas units. */
const LINE = 5;
const LABEL = 34;

export interface LinkEnds {
  readonly from: Point;
  readonly to: Point;
  /** Where the two strokes of the head begin. */
  readonly wings: readonly [Point, Point];
}

/** From edge to edge on the line between the middles; null where the notes lie on each other. */
export function linkEnds(one: Box, other: Box): LinkEnds | null {
  if (overlaps(one, other)) return null;
  const [from, to] = [leaving(one, centre(other)), leaving(other, centre(one))];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return null;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const wing = (side: 1 | -1): Point => ({
    x: to.x - HEAD * (along.x - 0.6 * side * along.y),
    y: to.y - HEAD * (along.y + 0.6 * side * along.x),
  });
  return { from, to, wings: [wing(1), wing(-1)] };
}

/** Where the line from the middle of a box to a point leaves the box. */
function leaving(box: Box, towards: Point): Point {
  const middle = centre(box);
  const [x, y] = [towards.x - middle.x, towards.y - middle.y];
  const across = x === 0 ? Infinity : (box.width / 2 + GAP) / Math.abs(x);
  const down = y === 0 ? Infinity : (box.height / 2 + GAP) / Math.abs(y);
  const part = Math.min(across, down, 1);
  return { x: middle.x + x * part, y: middle.y + y * part };
}

/** Draws an arrow from one note to another, with its words above its middle. */
export function drawLink(pen: Pen, inks: Inks, from: Box, to: Box, label = ""): void {
  const ends = linkEnds(from, to);
  if (!ends) return;
  const { context } = pen;
  context.beginPath();
  context.moveTo(ends.from.x, ends.from.y);
  context.lineTo(ends.to.x, ends.to.y);
  for (const wing of ends.wings) {
    context.moveTo(wing.x, wing.y);
    context.lineTo(ends.to.x, ends.to.y);
  }
  pen.stroke(inks.of("text"), LINE);
  if (label === "") return;
  const middle = { x: (ends.from.x + ends.to.x) / 2, y: (ends.from.y + ends.to.y) / 2 };
  context.textAlign = "center";
  context.fillStyle = inks.of("text");
  pen.words(label, middle.x, middle.y - LINE * 2, LABEL);
  context.textAlign = "left";
  pen.restore();
}
