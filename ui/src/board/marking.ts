/**
 * Makes the browser break a note's words where the core broke them, so that nothing jumps when its editor opens:
 * invisible marks where the core hyphenated, and where it kept two words together. They never leave the editor.
 */
import type { NoteText } from "./records";

const SOFT_HYPHEN = "\u00ad";
const JOINER = "\u2060";
const MARKS = /[\u00ad\u2060]/gu;

/** The text with marks; null when it needs none, or has such signs of its own. `fits` says whether a line fits. */
export function marked(
  text: string,
  { lines, cut }: NoteText,
  fits: (line: string) => boolean,
): string | null {
  if (cut || text.search(MARKS) >= 0) {
    return null;
  }
  let result = "";
  let rest = text;
  let before: NoteText["lines"][number] | null = null;
  for (const line of lines) {
    const gap = /^\s*/u.exec(rest)?.[0] ?? "";
    rest = rest.slice(gap.length);
    if (!rest.startsWith(line.text)) {
      return null;
    }
    rest = rest.slice(line.text.length);
    const hyphen = before?.hyphen && gap === "" ? SOFT_HYPHEN : "";
    result += hyphen + gap + (before && gap === " " ? joined(before.text, line.text, fits) : line.text);
    before = line;
  }
  result += rest;
  return result === text ? null : result;
}

/** The text as the note has it. */
export function unmarked(text: string): string {
  return text.replace(MARKS, "");
}

/** A line whose first word would have had room on the line before was kept together with its second word. */
function joined(before: string, line: string, fits: (line: string) => boolean): string {
  const space = line.indexOf(" ");
  const first = space < 0 ? line : line.slice(0, space);
  return space >= 0 && fits(`${before} ${first}`) ? `${first} ${JOINER}${line.slice(space + 1)}` : line;
}
