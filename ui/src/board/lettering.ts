/**
 * How the words of a note stand on it, from the lines that the core broke. Pure: places in units of the note, text
 * for a font of fixed size, so that every zoom draws the same lines (a font's widths differ from size to size).
 */
import type { NoteText } from "./records";

/** Text is drawn in this size, in pixels, and brought to its own by a transform. */
export const FONT_SIZE = 400;
/** Between the edge of a note and its text, in canvas units. */
export const PADDING = 14;
/** Where the first baseline lies under the top of its line, as a part of the type size. */
export const BASELINE = 0.95;
/** Type smaller than this on the screen, in CSS pixels, is drawn as bars. */
const LEGIBLE = 4;
/** A bar's height, as a part of the type size, and a letter's mean width. */
const BAR = 0.46;
const LETTER = 0.5;
/** What is drawn where the core broke a word. */
export const HYPHEN = "\u2010";

export interface LaidLine {
  readonly text: string;
  /** Baseline from the note's top, in canvas units. */
  readonly y: number;
}

/** Texts are never changed in place: their lines are laid once. */
const laid = new WeakMap<NoteText, readonly LaidLine[]>();

/** The lines with their baselines. */
export function laidLines(text: NoteText): readonly LaidLine[] {
  const known = laid.get(text);
  if (known) {
    return known;
  }
  const lines = text.lines.map((line, place) => ({
    text: drawnText(line.hyphen ? line.text + HYPHEN : line.text),
    y: PADDING + text.lineHeight * place + BASELINE * text.typeSize,
  }));
  laid.set(text, lines);
  return lines;
}

/** Marks and brackets of direction, which no line shows. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A line as it is drawn: on paper signs stand in the order in which they were written, so they do here. */
function drawnText(line: string): string {
  return line.search(DIRECTIONS) < 0 ? line : line.replace(DIRECTIONS, "");
}

/** Whether type of a size is drawn as letters at a zoom, in CSS pixels a unit. */
export function legible(typeSize: number, zoom: number): boolean {
  return typeSize * zoom >= LEGIBLE;
}

export interface Bar {
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands for the lines where letters would be too small, within a note of that width. */
export function bars(text: NoteText, width: number): Bar[] {
  const room = width - 2 * PADDING;
  return text.lines
    .map((line, place) => ({
      y: PADDING + text.lineHeight * place + (BASELINE - BAR) * text.typeSize,
      width: Math.min(line.text.length * LETTER * text.typeSize, room),
      height: BAR * text.typeSize,
    }))
    .filter((bar) => bar.width > 0);
}
