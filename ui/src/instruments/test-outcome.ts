/** What follows of a test that an offer or a message fails. Pure. */
import type { Canvas, Localised, Note } from "../host/protocol";

/** What can be found of a question. */
export const VERDICTS = ["yes", "no", "unclear"] as const;

const NO: Localised = { nl: "Nee", en: "No" };

/** The words of a note for what has to change: the offer, and the questions it fails. */
export function consequence(
  note: Note,
  canvas: Canvas | undefined,
  failed: readonly string[],
  language: keyof Localised,
): string {
  const said = failed.flatMap((question) => canvas?.test?.[question]?.text[language] ?? []);
  return [note.text.trim(), ...said.map((question) => `${question} ${NO[language]}.`)].join("\n");
}
