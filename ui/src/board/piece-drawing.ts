/** Draws notes and stacks as they are printed: the same paper, lines and marks. Places in canvas units. */
import { grown, type Box, type Point } from "./geometry";
import type { Inks } from "./inks";
import { PADDING, bars, laidLines, legible } from "./lettering";
import type { Pen } from "./pen";
import { STACK_SIDE, type NotePiece, type Piece, type StackPiece } from "./pieces";
import type { NoteText, Zone } from "./records";
import type { PlacedZone } from "./zones";

const CORNER = 6;
const SHADE = 5;
/** The height of the marks that straddle the corners of a note. */
const SIGN = 2 * PADDING;
/** Marks and dots smaller than this on the screen, in CSS pixels, are left out. */
const SMALLEST_SIGN = 3;
const SMALLEST_DOT = 0.75;
/** How far the papers of a stack lie from each other. */
const ASIDE = 14;
const COUNT = 64;
const TITLE = 40;

/** What drawing a note needs to know of its sheet. */
export interface SheetFacts {
  /** The zones by id: steps lend their shape to crossings. */
  readonly zones: ReadonlyMap<string, Zone>;
  /** The number of each handle, from 1. */
  readonly handles: ReadonlyMap<string, number>;
  /** Writes the count of a stack. */
  readonly number: (count: number) => string;
}

export function sheetFacts(places: readonly PlacedZone[], language: string): SheetFacts {
  const handles = places.filter((each) => each.zone.kind === "handle");
  const figures = new Intl.NumberFormat(language);
  return {
    zones: new Map(places.map((each) => [each.id, each.zone])),
    handles: new Map(handles.map((each, place) => [each.id, place + 1])),
    number: (count) => figures.format(count),
  };
}

export function drawPiece(pen: Pen, inks: Inks, facts: SheetFacts, piece: Piece): void {
  if (piece.kind === "note") {
    drawNote(pen, inks, facts, piece);
  } else {
    drawStack(pen, inks, facts, piece);
  }
}

/** What is seen of a note, wherever it is shown. */
export interface NoteFace {
  readonly colour: string;
  /** Whether only its back is seen. */
  readonly hidden?: boolean | undefined;
  readonly voice?: string | undefined;
  readonly crossing?: CrossingFace | null | undefined;
}

/** The mark of a crossing: the shape and colour of the step, the number of the handle. */
export interface CrossingFace {
  readonly tone: string | undefined;
  readonly badge: string | null | undefined;
  readonly handle: number;
}

function drawNote(pen: Pen, inks: Inks, facts: SheetFacts, { note, box, text }: NotePiece): void {
  const { colour, voice, hidden } = note;
  const step = note.crossing && facts.zones.get(note.crossing.step);
  const handle = (note.crossing && facts.handles.get(note.crossing.handle)) ?? 0;
  const crossing = note.crossing && { tone: step?.tone, badge: step?.badge, handle };
  drawNoteFace(pen, inks, box, { colour, voice, hidden, crossing }, text);
}

/** A note as it lies there: its front with its words, or its back. */
export function drawNoteFace(
  pen: Pen,
  inks: Inks,
  box: Box,
  face: NoteFace,
  text: NoteText | undefined,
): void {
  if (pen.frame.zoom * SHADE >= 0.5) {
    pen.card(box.x, box.y + SHADE, box.width, box.height, CORNER, inks.of("noteShade"));
  }
  pen.card(box.x, box.y, box.width, box.height, CORNER, inks.note(face.colour));
  if (face.hidden) {
    drawBack(pen, inks, box);
    return;
  }
  if (text) {
    drawWords(pen, inks, box, text);
  }
  if (SIGN * pen.frame.zoom < SMALLEST_SIGN) {
    return;
  }
  if (face.voice !== undefined) {
    drawVoice(pen, inks, face.voice, { x: box.x + box.width, y: box.y });
  }
  if (face.crossing) {
    drawCrossing(pen, inks, face.crossing, { x: box.x + box.width, y: box.y + box.height });
  }
}

/** Lets a piece step back. */
export function drawVeil(pen: Pen, inks: Inks, box: Box): void {
  const { x, y, width, height } = grown(box, SIGN / 2);
  pen.context.globalAlpha = 0.78;
  pen.card(x, y, width, height, CORNER, inks.of("sheet"));
  pen.context.globalAlpha = 1;
}

/** The back of a note: a closed envelope. */
function drawBack(pen: Pen, inks: Inks, box: Box): void {
  const inset = Math.min(box.width, box.height) * 0.09;
  const [left, top, right, bottom] = [
    box.x + inset,
    box.y + inset,
    box.x + box.width - inset,
    box.y + box.height - inset,
  ];
  const line = Math.max(4, 1.2 / pen.frame.zoom);
  pen.rectangle(left, top, right - left, bottom - top, 2 * CORNER);
  pen.stroke(inks.of("noteText"), line);
  const { context } = pen;
  context.beginPath();
  // The flap begins where the corners are round.
  const round = 2 * CORNER * (1 - Math.SQRT1_2);
  context.moveTo(left + round, top + round);
  context.lineTo((left + right) / 2, top + (bottom - top) * 0.55);
  context.lineTo(right - round, top + round);
  pen.stroke(inks.of("noteText"), line);
}

function drawWords(pen: Pen, inks: Inks, box: Box, text: NoteText): void {
  const { context } = pen;
  context.fillStyle = inks.of("noteText");
  if (legible(text.typeSize, pen.frame.zoom)) {
    pen.column(laidLines(text), box.x + PADDING, box.y, text.typeSize);
    pen.restore();
  } else {
    context.globalAlpha = 0.4;
    for (const bar of bars(text, box.width)) {
      context.fillRect(box.x + PADDING, box.y + bar.y, bar.width, bar.height);
    }
    context.globalAlpha = 1;
  }
  if (text.cut) {
    drawMore(pen, box.x, box.y + box.height);
  }
}

/** A struck-out ring at the lower left corner: the back row cannot read this note as it is shown. */
export function drawTooSmall(pen: Pen, inks: Inks, box: Box): void {
  if (SIGN * pen.frame.zoom < SMALLEST_SIGN) {
    return;
  }
  const at = { x: box.x, y: box.y + box.height };
  const reach = SIGN * 0.46;
  pen.ellipse(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
  edged(pen, inks.of("sheet"), inks.of("stone"), 3);
  const { context } = pen;
  const slash = reach * 0.7;
  context.beginPath();
  context.moveTo(at.x - slash, at.y + slash);
  context.lineTo(at.x + slash, at.y - slash);
  pen.stroke(inks.of("stone"), 4);
}

/** Three dots in the bottom corner: the note holds more than it shows. */
function drawMore(pen: Pen, left: number, bottom: number): void {
  const side = PADDING * 0.6;
  if (side * pen.frame.zoom < SMALLEST_DOT) {
    return;
  }
  for (let place = 0; place < 3; place++) {
    pen.ellipse(left + PADDING * (1 + place), bottom - PADDING * 0.7, side, side);
    pen.context.fill();
  }
}

/** A disc for the customer, a square for an employee, a ring for an assumption. */
function drawVoice(pen: Pen, inks: Inks, voice: string, at: Point): void {
  switch (voice) {
    case "customer":
      pen.ellipse(at.x - SIGN / 2, at.y - SIGN / 2, SIGN, SIGN);
      edged(pen, inks.of("petrol"), inks.of("sheet"), 3);
      break;
    case "employee": {
      const side = SIGN * 0.86;
      pen.rectangle(at.x - side / 2, at.y - side / 2, side, side, 0);
      edged(pen, inks.of("stone"), inks.of("sheet"), 3);
      break;
    }
    case "assumption": {
      const side = SIGN * 0.8;
      pen.ellipse(at.x - side / 2, at.y - side / 2, side, side);
      edged(pen, inks.of("sheet"), inks.of("stone"), 4);
      break;
    }
  }
}

/** The shape of the step, before it as many strokes as the handle's number. */
function drawCrossing(pen: Pen, inks: Inks, { tone, badge: shape, handle }: CrossingFace, at: Point): void {
  const colour = tone === undefined ? inks.of("stone") : inks.tone(tone);
  badge(pen, shape ?? "circle", at, SIGN);
  pen.fill(colour);
  const height = SIGN * 0.72;
  const right = { x: at.x - SIGN * 0.8, y: at.y + SIGN * 0.36 };
  for (let place = 0; place < handle; place++) {
    const x = right.x - height * 0.26 - height * 0.52 * (handle - 1 - place);
    pen.rectangle(x, right.y - height, height * 0.26, height, 0);
    pen.fill(colour);
  }
}

function badge(pen: Pen, shape: string, at: Point, side: number): void {
  const half = side / 2;
  const point = (x: number, y: number) => ({ x: at.x + x * half, y: at.y + y * half });
  switch (shape) {
    case "square": {
      const reach = half * 0.92;
      pen.rectangle(at.x - reach, at.y - reach, 2 * reach, 2 * reach, half * 0.24);
      break;
    }
    case "triangle":
      pen.polygon([point(0, -1.12), point(1.16, 0.92), point(-1.16, 0.92)]);
      break;
    case "diamond":
      pen.polygon([point(0, -1.2), point(1.2, 0), point(0, 1.2), point(-1.2, 0)]);
      break;
    default:
      pen.ellipse(at.x - half, at.y - half, side, side);
  }
}

/** What is seen of a stack. */
export interface StackFace {
  /** The lines of its title. */
  readonly text: NoteText | undefined;
  /** As it is written. */
  readonly count: string;
  /** The paper of its first note. */
  readonly colour: string;
}

function drawStack(pen: Pen, inks: Inks, facts: SheetFacts, { box, text, count, colour }: StackPiece): void {
  drawStackFace(pen, inks, box, { text, count: facts.number(count), colour });
}

/** Three sheets of paper, the count large, the title beneath. */
export function drawStackFace(pen: Pen, inks: Inks, box: Box, { text, count, colour }: StackFace): void {
  const side = STACK_SIDE - 2 * ASIDE;
  for (const aside of [2 * ASIDE, ASIDE, 0]) {
    pen.rectangle(box.x + aside, box.y + aside, side, side, CORNER);
    edged(pen, inks.note(colour), inks.of("noteShade"), 2);
  }
  if (!legible(TITLE, pen.frame.zoom)) {
    return;
  }
  const left = box.x + PADDING;
  const first = box.y + PADDING + COUNT * 0.8;
  pen.context.fillStyle = inks.of("noteText");
  pen.words(count, left, first, COUNT, true);
  text?.lines.forEach((line, place) => {
    const words = line.hyphen ? `${line.text}\u2010` : line.text;
    pen.words(words, left, first + TITLE * 1.2 + text.lineHeight * place, text.typeSize);
  });
  pen.restore();
}

function edged(pen: Pen, fill: string, edge: string, width: number): void {
  pen.fill(fill);
  pen.stroke(edge, width);
}
