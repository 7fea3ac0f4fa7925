/** What follows of a test that an offer or a message fails. Pure. */
import { titleOf } from "../plan/make";
import type { Action, Canvas, Edit, Localised, Note } from "../host/protocol";
import { failedQuestions } from "../workshop/answers";
import type { Entries } from "../workshop/mirror.svelte";
import type { Table } from "../workshop/overview";

/** What can be found of a question. */
export const VERDICTS = ["yes", "no", "unclear"] as const;

const NO: Localised = { nl: "Nee", en: "No" };

/** The questions that are answered with no, one a line. */
function failures(canvas: Canvas | undefined, failed: readonly string[], language: keyof Localised): string {
  const said = failed.flatMap((question) => canvas?.test?.[question]?.text[language] ?? []);
  return said.map((question) => `${question} ${NO[language]}.`).join("\n");
}

/** The words of a note for what has to change: the offer, and the questions it fails. */
export function consequence(
  note: Note,
  canvas: Canvas | undefined,
  failed: readonly string[],
  language: keyof Localised,
): string {
  return [note.text.trim(), failures(canvas, failed, language)].filter(Boolean).join("\n");
}

/** An offer or a message that fails its test. */
export interface Failing {
  readonly id: string;
  readonly note: Note;
  readonly failed: readonly string[];
}

/** What of a sheet fails its test and has not become an action yet, in the order of the notes. */
export function failing(
  canvas: string,
  sheet: Canvas | undefined,
  notes: Table<Note>,
  tests: Entries,
  actions: Table<Action>,
): Failing[] {
  const taken = new Set([...actions.values()].flatMap((action) => action.notes));
  return [...notes]
    .filter(([id, note]) => note.canvas === canvas && !taken.has(id))
    .map(([id, note]) => ({ id, note, failed: failedQuestions(tests, id, sheet) }))
    .filter(({ failed }) => failed.length > 0)
    .sort((left, right) => left.note.order - right.note.order);
}

/** An action for each, that keeps the link to its offer and says why. */
export function asActions(
  found: readonly Failing[],
  sheet: Canvas | undefined,
  language: keyof Localised,
  untitled: string,
): Edit[] {
  return found.map(({ id, note, failed }) => ({
    edit: "addAction",
    title: (note.hidden ? "" : titleOf(note.text)) || untitled,
    why: failures(sheet, failed, language),
    notes: [id],
  }));
}

/** A note for each, in a zone of the same sheet and in the same voice; face down where its offer is. */
export function asNotes(
  found: readonly Failing[],
  sheet: Canvas | undefined,
  zone: string,
  language: keyof Localised,
): Edit[] {
  return found.map(({ note, failed }) => ({
    edit: "addNote",
    canvas: note.canvas,
    zone,
    text: consequence(note, sheet, failed, language),
    voice: note.voice,
    ...(note.hidden ? { hidden: true } : {}),
  }));
}
