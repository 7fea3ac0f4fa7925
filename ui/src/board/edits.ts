/** What the board asks of the core, as edits: one call is one undo step. Places are whole units within reach. */
import { FARTHEST } from "./camera";
import type { Point } from "./geometry";
import type { Piece } from "./pieces";
import type { AddNote, Edit } from "./records";

type Add = { edit: "addNote" } & AddNote;

/** Several edits as one step; null when there is nothing to do. */
export function oneStep(edits: readonly Edit[]): Edit | null {
  const [first] = edits;
  if (!first) {
    return null;
  }
  return edits.length === 1 ? first : { edit: "batch", edits: [...edits] };
}

/** A drag; null when it ends where it began. */
export function move(ids: Iterable<string>, by: Point): Edit | null {
  const notes = [...ids];
  const rounded = whole(by);
  return notes.length === 0 || (rounded.x === 0 && rounded.y === 0)
    ? null
    : { edit: "moveNotes", notes, by: rounded };
}

/** Away with notes and stacks. */
export function remove(pieces: readonly Piece[]): Edit | null {
  const notes = pieces.filter((piece) => piece.kind === "note").map((piece) => piece.id);
  const stacks = pieces.filter((piece) => piece.kind === "stack");
  return oneStep([
    ...(notes.length > 0 ? [{ edit: "deleteNotes", notes } satisfies Edit] : []),
    ...stacks.map((stack) => ({ edit: "deleteStack", cluster: stack.id }) satisfies Edit),
  ]);
}

/** A note with words. With a place its zone follows the place; without, it finds free room in the zone. */
export function add(
  id: string,
  canvas: string,
  text: string,
  where: { at: Point } | { zone: string | null },
): Add {
  const note: Add = { edit: "addNote", id, canvas, text };
  if ("at" in where) {
    return { ...note, at: whole(where.at) };
  }
  return where.zone === null ? note : { ...note, zone: where.zone };
}

/** A whole-unit place or distance within reach; what is not a number is nowhere. */
export function whole(point: Point): { x: number; y: number } {
  const round = (value: number) =>
    Number.isFinite(value) ? Math.round(Math.min(Math.max(value, -FARTHEST), FARTHEST)) + 0 : 0;
  return { x: round(point.x), y: round(point.y) };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

/** A random id: 96 bits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte & 63)).join("");
}
