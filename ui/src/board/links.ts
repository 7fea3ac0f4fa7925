/** Arrows between notes: as the file keeps them, where they begin and end, and how they are drawn. */
import { arrowWings, centre, overlaps, type Box, type Point } from "./geometry";
import type { Inks } from "./inks";
import type { Pen } from "./pen";
import type { Note } from "./records";

/** How far the head reaches back from the tip, in canvas units. */
const HEAD = 26;
/** Between the edge of a note and the arrow, in canvas units. */
const GAP = 6;
/** The line and the type of its words, in canvas units. */
const LINE = 5;
const LABEL = 34;

export interface NoteLink {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** Every arrow between two notes that are there. */
export function noteLinks(links: ReadonlyMap<string, unknown>, notes: ReadonlyMap<string, Note>): NoteLink[] {
  return [...links].flatMap(([key, entry]) => {
    const { canvas, from, to, text, label } = (entry ?? {}) as Record<string, unknown>;
    // An influence of one zone on another names its sheet.
    if (canvas !== undefined || typeof from !== "string" || typeof to !== "string") return [];
    if (!notes.has(from) || !notes.has(to)) return [];
    const words = [text, label].find((each) => typeof each === "string");
    return [{ key, from, to, text: typeof words === "string" ? words : "" }];
  });
}

/** Those of one note, the ones that leave it first. */
export function linksOf(
  links: ReadonlyMap<string, unknown>,
  notes: ReadonlyMap<string, Note>,
  id: string,
): NoteLink[] {
  const all = noteLinks(links, notes);
  return [...all.filter(({ from }) => from === id), ...all.filter(({ to }) => to === id)];
}

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
  if (from.x === to.x && from.y === to.y) return null;
  return { from, to, wings: arrowWings(from, to, HEAD) };
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
