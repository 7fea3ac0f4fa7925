/**
 * Makes the browser break a note's words where the core broke them, so that nothing jumps when its editor opens:
 * invisible marks where the core hyphenated or tore a word, and where it kept together what the browser would part.
 * They never leave the editor.
 */
import type { NoteText } from "./records";

const SOFT_HYPHEN = "\u00ad";
/** Lets a line end. */
const OPENING = "\u200b";
/** Keeps a line from ending. */
const JOINER = "\u2060";
/** A joiner does not hold back a break after a space, so the space itself is another one. */
const BOUND_SPACE = `\u00a0${JOINER}`;
const WORD = /^[\p{L}\p{N}]/u;
const MARKS = /[\u00ad\u200b\u2060]/gu;

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
    const broken = before?.text && line.text && gap === "" ? (before.hyphen ? SOFT_HYPHEN : OPENING) : "";
    const held = before && !gap.includes("\n") ? bound(before.text + gap, line.text, fits) : line.text;
    result += broken + gap + held;
    before = line;
  }
  result += rest;
  return result === text ? null : result;
}

/** The text as the note has it. */
export function unmarked(text: string): string {
  return text.replaceAll(BOUND_SPACE, " ").replace(MARKS, "");
}

/** A line without places to break as far as it would have had room on the line before. */
function bound(before: string, line: string, fits: (line: string) => boolean): string {
  let result = "";
  let last = "";
  for (const { segment, index } of new Intl.Segmenter().segment(line)) {
    const opens = last !== "" && last !== " " && !(WORD.test(last) && WORD.test(segment));
    if ((opens || last === " ") && !fits(before + line.slice(0, index).trimEnd())) {
      return result + line.slice(index);
    }
    result += segment === " " ? BOUND_SPACE : (opens ? JOINER : "") + segment;
    last = segment;
  }
  return result;
}
