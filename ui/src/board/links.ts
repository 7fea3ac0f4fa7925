/** Arrows between notes: as the file keeps them, where they begin and end, and how they are drawn. */
import { arrowWings, centre, distance, grown, overlaps, type Box, type Point } from "./geometry";
import type { Inks } from "./inks";
import { legible } from "./lettering";
import type { Pen } from "./pen";
import type { Note } from "./records";

/** How far the head reaches back from the tip, in canvas units. */
const HEAD = 26;
/** Between the edge of a note and the arrow, in canvas units. */
const GAP = 6;
/** The same between neighbours. */
const NARROW = 1;
/** An arrow shorter than this says nothing, in canvas units. */
const LEAST = 16;
/** The line, its rim that parts it from what it crosses, the type of its words, and the ground around them, in canvas
 * units, as on paper. */
const LINE = 5;
const RIM = 3;
/** From afar an arrow is drawn up to so much heavier, and no thinner than this, in CSS pixels. */
const HEAVIEST = 2.5;
const THINNEST = 2;
const LABEL = 40;
const INSET = 10;
const EDGE = 2;
/** How high capitals are, as a part of the type. */
const CAPITALS = 0.714;

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

/** From edge to edge on the line between the middles, its head so much larger; null where the notes touch or nearly do. */
export function linkEnds(one: Box, other: Box, heavier = 1): LinkEnds | null {
  if (overlaps(one, other)) return null;
  for (const gap of [GAP, NARROW]) {
    const [from, to] = [leaving(one, centre(other), gap), leaving(other, centre(one), gap)];
    const length = distance(from, to);
    const apart = !overlaps(grown(one, gap), grown(other, gap));
    if (apart && length >= LEAST)
      return { from, to, wings: arrowWings(from, to, Math.min(HEAD * heavier, length / 2)) };
  }
  return null;
}

/** Where the line from the middle of a box to a point is so far out of the box. */
function leaving(box: Box, towards: Point, gap: number): Point {
  const middle = centre(box);
  const [x, y] = [towards.x - middle.x, towards.y - middle.y];
  const across = x === 0 ? Infinity : (box.width / 2 + gap) / Math.abs(x);
  const down = y === 0 ? Infinity : (box.height / 2 + gap) / Math.abs(y);
  const part = Math.min(across, down, 1);
  return { x: middle.x + x * part, y: middle.y + y * part };
}

/** Draws an arrow from one note to another over the notes in between, with its words over its middle. */
export function drawLink(pen: Pen, inks: Inks, from: Box, to: Box, label = ""): void {
  const { context, frame } = pen;
  const heavier = Math.min(Math.max(1, THINNEST / (LINE * frame.zoom)), HEAVIEST);
  const ends = linkEnds(from, to, heavier);
  if (!ends) return;
  context.beginPath();
  context.moveTo(ends.from.x, ends.from.y);
  context.lineTo(ends.to.x, ends.to.y);
  for (const wing of ends.wings) {
    context.moveTo(wing.x, wing.y);
    context.lineTo(ends.to.x, ends.to.y);
  }
  pen.stroke(inks.of("sheet"), (LINE + 2 * RIM) * heavier);
  pen.stroke(inks.of("text"), LINE * heavier);
  if (label === "" || !legible(LABEL, frame.zoom)) return;
  const middle = { x: (ends.from.x + ends.to.x) / 2, y: (ends.from.y + ends.to.y) / 2 };
  const [width, height] = [pen.measure(label, LABEL), LABEL * 1.3];
  // On the dark of a zone the words would be lost.
  const left = middle.x - width / 2;
  pen.rectangle(left - INSET, middle.y - height / 2, width + 2 * INSET, height, INSET);
  pen.fill(inks.of("sheet"));
  pen.stroke(inks.of("line"), EDGE);
  context.fillStyle = inks.of("text");
  pen.words(label, left, middle.y + (LABEL * CAPITALS) / 2, LABEL);
  pen.restore();
}
