/** The arrows between notes, as the file keeps them. Pure. */
import type { Note } from "../host/protocol";

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
