/** What the group said with its instruments, read from the entries that the file keeps. Pure. */
import type { Canvas, Verdict } from "../host/protocol";
import type { Entries } from "./mirror.svelte";
import type { Table } from "./overview";

/** The level that the group gave a zone; null is none. */
export function groupScore(answers: Entries, canvas: string, zone: string): number | null {
  const score = field(answers.get(`${canvas}--${zone}`), "score");
  return typeof score === "number" ? score : null;
}

/** The group's words to a question of a zone; empty when there are none. */
export function answerTo(answers: Entries, canvas: string, zone: string, question: string): string {
  return words(field(answers.get(`${canvas}--${zone}--${question}`), "text"));
}

/** The group's own answer to an objection; empty when there is none. */
export function objectionAnswer(objections: Entries, objection: string): string {
  return words(field(objections.get(objection), "answer"));
}

/** What the group found of a note, by a question of its sheet; null is nothing yet. */
export function verdictOf(tests: Entries, note: string, question: string): Verdict | null {
  const verdict = field(field(tests.get(note), "verdicts"), question);
  return typeof verdict === "string" ? verdict : null;
}

/** The questions of a sheet's test that a note fails. */
export function failedQuestions(tests: Entries, note: string, canvas: Canvas | undefined): string[] {
  return Object.keys(canvas?.test ?? {}).filter((question) => verdictOf(tests, note, question) === "no");
}

/** The influence of one zone on another. */
export interface Influence {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** The influences of a zone on its sheet, those it gives before those it gets. */
export function influencesOf(links: Entries, canvas: string, zone: string): Influence[] {
  const found = [...links.values()].flatMap((entry) => {
    const [from, to] = [words(field(entry, "from")), words(field(entry, "to"))];
    if (field(entry, "canvas") !== canvas || !from || !to) return [];
    return [{ from, to, text: words(field(entry, "text")) }];
  });
  return [
    ...found.filter(({ from }) => from === zone),
    ...found.filter(({ from, to }) => to === zone && from !== zone),
  ];
}

/** Whether a poor experience flags the centricity of a sheet: its block was scored 2 or less. */
export function flagsCentricity(canvases: Table<Canvas>, answers: Entries, canvas: string): boolean {
  if (canvases.get(canvas)?.zones["experience"]?.kind !== "block") return false;
  const score = groupScore(answers, canvas, "experience");
  return score !== null && score <= POOR;
}

/** The highest score of an experience that is a poor one. */
const POOR = 2;

function field(entry: unknown, name: string): unknown {
  if (typeof entry !== "object" || entry === null || !Object.hasOwn(entry, name)) return undefined;
  return (entry as Record<string, unknown>)[name];
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}
