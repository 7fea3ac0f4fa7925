/** Looking for words in the whole workshop, and for notes by what they have. Pure. */
import type { Action, Canvas, Cluster, Localised, Note, Person } from "../host/protocol";
import { canvasesInOrder, zonesInOrder } from "../workshop/overview";
import { inReadingOrder } from "./reading-order";

export type HitKind = "note" | "stack" | "action" | "zone" | "person" | "answer";

/** Something that was found. */
export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
  /** The sheet it lies on; none for actions and people. */
  readonly canvas: string | null;
  readonly text: string;
  /** Where the words stand in the text; null when nothing was asked but a filter. */
  readonly at: readonly [from: number, to: number] | null;
}

/** What notes must have; empty asks for nothing. `none` is: without one. */
export interface Filter {
  readonly colour: string;
  readonly voice: string;
  readonly zone: string;
  readonly cluster: string;
  readonly author: string;
}

export const NO_FILTER: Filter = { colour: "", voice: "", zone: "", cluster: "", author: "" };
export const NONE = "none";

/** What is searched; the mirror has all of it. */
export interface Searched {
  readonly notes: ReadonlyMap<string, Note>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly actions: ReadonlyMap<string, Action>;
  readonly people: ReadonlyMap<string, Person>;
  readonly canvases: ReadonlyMap<string, Canvas>;
  readonly answers: ReadonlyMap<string, unknown>;
}

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((wanted) => wanted !== "");
}

/** A zone of a sheet: two sheets of one template have zones of the same name. */
export function zoneKey(canvas: string, zone: string): string {
  return `${canvas} ${zone}`;
}

/** Whether a note has what is asked. */
export function passes(note: Note, filter: Filter): boolean {
  const has = (wanted: string, value: string | null | undefined) =>
    wanted === "" || (wanted === NONE ? (value ?? null) === null : value === wanted);
  return (
    has(filter.colour, note.colour) &&
    has(filter.voice, note.voice) &&
    (filter.zone === "" || filter.zone === zoneKey(note.canvas, note.zone ?? "")) &&
    has(filter.cluster, note.cluster) &&
    // Who wrote a note that is face down is nobody's business yet.
    (filter.author === "" || (!note.hidden && has(filter.author, note.author)))
  );
}

/** Everything with these words; with a filter only notes. Notes and stacks first, as they are read: by sheet, zone and place. */
export function search(searched: Searched, words: string, filter: Filter, language: "nl" | "en"): Hit[] {
  const wanted = fold(words.trim()).text;
  const filtering = isFiltering(filter);
  if (wanted === "" && !filtering) return [];
  const hits: Hit[] = [];
  const add = (kind: HitKind, id: string, canvas: string | null, text: string): void => {
    const at = wanted === "" ? null : find(text, wanted);
    if (wanted === "" || at) hits.push({ kind, id, canvas, text, at });
  };
  const lying = inReadingOrder(searched);
  for (const id of lying) {
    const note = searched.notes.get(id);
    const stack = filtering ? undefined : searched.clusters.get(id);
    if (stack) add("stack", id, stack.canvas, stack.title);
    if (!note || !passes(note, filter)) continue;
    if (!note.hidden) add("note", id, note.canvas, note.text);
    else if (wanted === "") hits.push({ kind: "note", id, canvas: note.canvas, text: "", at: null });
  }
  if (filtering) return hits;
  for (const [id, action] of searched.actions) {
    const texts = [action.title, action.why, action.measure];
    add("action", id, null, texts.find((text) => find(text, wanted)) ?? action.title);
  }
  for (const [canvas, sheet] of canvasesInOrder(searched.canvases)) {
    for (const [id, zone] of zonesInOrder(sheet)) {
      const name = said(zone.name, language);
      const texts = [name, said(zone.question, language), said(zone.hint, language)];
      const hit = texts.find((text) => find(text, wanted));
      if (hit !== undefined) add("zone", id, canvas, hit);
    }
  }
  for (const [id, person] of searched.people) {
    const texts = [person.name, person.role, person.department];
    const hit = texts.find((text) => find(text, wanted));
    if (hit !== undefined) add("person", id, null, hit);
  }
  for (const [id, answer] of searched.answers) {
    const text = (answer as { text?: unknown } | null)?.text;
    if (typeof text === "string") add("answer", id, null, text);
  }
  return hits;
}

function said(text: Localised | null | undefined, language: "nl" | "en"): string {
  return text?.[language] ?? "";
}

/** Where folded words stand in a text. */
function find(text: string, wanted: string): readonly [number, number] | null {
  const folded = fold(text);
  const at = folded.text.indexOf(wanted);
  if (at < 0) return null;
  return [folded.from[at] ?? 0, folded.from[at + wanted.length] ?? text.length];
}

/** A text without case and accents, and where each of its letters came from. */
export function fold(text: string): { readonly text: string; readonly from: readonly number[] } {
  let folded = "";
  const from: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (let index = 0; index < plain.length; index++) from.push(place);
    folded += plain;
    place += letter.length;
  }
  return { text: folded, from };
}
