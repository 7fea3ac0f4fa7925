/** Notes on their way through the clipboard: as lines of text for everybody, as records for this program. */
import { around, type Point } from "./geometry";
import type { NotePiece } from "./pieces";
import type { AddNote, Edit, Note, Pair } from "./records";

/** The clipboard's type for notes. */
export const NOTES_TYPE = "application/x-handvat-notes+json";
/** A paste makes at most so many notes. */
export const MOST_PASTED = 5000;

/** A note as it is copied; its place is told from the left top corner of all that were copied. */
export interface CopiedNote {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: string;
  readonly colour: string;
  readonly voice: string;
  readonly crossing?: Pair | undefined;
  /** It lies face down, and so does its copy. */
  readonly hidden?: boolean | undefined;
}

export function copied(pieces: readonly NotePiece[]): CopiedNote[] {
  const box = around(pieces.map((piece) => piece.box));
  return pieces.map(({ note }) => ({
    text: note.text,
    x: note.x - (box?.x ?? 0),
    y: note.y - (box?.y ?? 0),
    ...look(note),
  }));
}

/** One line a note that lies face up: a note's own line breaks become spaces. */
export function asText(notes: readonly CopiedNote[]): string {
  const open = notes.filter((note) => !note.hidden);
  return open.map((note) => note.text.replace(/\s*\n\s*/g, " ")).join("\n");
}

/** Reads what `JSON.stringify(copied(…))` wrote; null for anything else. */
export function parseNotes(json: string): CopiedNote[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  return Array.isArray(parsed) && parsed.length > 0 && parsed.every(isCopied) ? parsed : null;
}

/** The bullet or number before an item of a list. */
const BULLET = /^\s*(?:[-*•–‣◦▪·]|\d{1,2}[.)]|[a-z]\))\s+/u;

/** The lines of a text, each a note, as many as one paste makes. */
export function lines(text: string): string[] {
  return everyLine(text).slice(0, MOST_PASTED);
}

/** The lines of a text: without empty ones, without bullets and spaces at their ends. */
export function everyLine(text: string): string[] {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(BULLET, "").trim())
    .filter((line) => line !== "");
}

/** Where copies go: their common corner at a place, or each into free room of a zone. */
export type Destination = { readonly at: Point } | { readonly zone: string };

/** Adds copied notes anew. Ids are made by `id`. */
export function addCopies(
  notes: readonly CopiedNote[],
  destination: Destination,
  canvas: string,
  id: () => string,
): Extract<Edit, { edit: "addNote" }>[] {
  return notes.map((note) => {
    const { text, size, colour, voice, crossing, hidden } = note;
    const add: AddNote = { id: id(), canvas, text, size, colour, voice };
    const where = "at" in destination ? { at: beside(destination.at, note) } : destination;
    const more = { ...(crossing ? { crossing } : {}), ...(hidden ? { hidden } : {}) };
    return { edit: "addNote", ...add, ...where, ...more };
  });
}

function beside(corner: Point, note: CopiedNote): { x: number; y: number } {
  return { x: Math.round(corner.x + note.x), y: Math.round(corner.y + note.y) };
}

function look({ size, colour, voice, crossing, hidden }: Note): Omit<CopiedNote, "text" | "x" | "y"> {
  return { size, colour, voice, ...(crossing ? { crossing } : {}), ...(hidden ? { hidden } : {}) };
}

function isCopied(value: unknown): value is CopiedNote {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const note = value as Record<string, unknown>;
  const words = ["text", "size", "colour", "voice"].every((name) => typeof note[name] === "string");
  const placed = Number.isFinite(note["x"]) && Number.isFinite(note["y"]);
  return (
    words && placed && isPair(note["crossing"]) && ["undefined", "boolean"].includes(typeof note["hidden"])
  );
}

function isPair(value: unknown): boolean {
  if (value === undefined) {
    return true;
  }
  const pair = value as Record<string, unknown> | null;
  return typeof pair?.["step"] === "string" && typeof pair["handle"] === "string";
}

/** More rows than this are shown before they are pasted. */
const MANY_ROWS = 20;

/**
 * Whether a pasted text is more than a few lines: columns in most of them, or so many rows that one wants to see them
 * first. Bullets and indents are no columns.
 */
export function isTable(text: string): boolean {
  const rows = everyLine(text);
  const wide = rows.filter((row) => row.includes("\t"));
  return rows.length > MANY_ROWS || wide.length * 2 > rows.length;
}
