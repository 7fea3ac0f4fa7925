/** What the browser makes of a note's words in the fixed font: widths, baselines, lines. */
import type { Measure } from "./fitting";
import { BASELINE, FONT_SIZE, PADDING } from "./lettering";
import { marked } from "./marking";
import { FAMILY } from "./pen";
import type { NoteText } from "./records";

const LINE = FONT_SIZE * 1.2;

/** How far the browser's first baseline lies from the core's, in pixels of the fixed font. */
export function baselineLift(): number {
  const font = context()?.measureText("x");
  if (!font) {
    return 0;
  }
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = font;
  return BASELINE * FONT_SIZE - ((LINE - up - down) / 2 + up);
}

/** The words with what makes the browser break them as the core did; null when they need nothing. */
export function withMarks(text: string, set: NoteText, width: number): string | null {
  const pen = context();
  const column = ((width - 2 * PADDING) * FONT_SIZE) / set.typeSize;
  return marked(text, set, (line) => (pen?.measureText(line).width ?? Infinity) <= column);
}

/** Sets a text in columns of a hidden text area that is one pixel high. */
export function measureIn(area: HTMLTextAreaElement, text: string): Measure {
  area.value = text;
  return (column, broken) => {
    const width = column * FONT_SIZE;
    area.style.overflowWrap = broken ? "anywhere" : "normal";
    area.style.width = `${width}px`;
    return { lines: Math.round(area.scrollHeight / LINE), tooWide: area.scrollWidth > Math.ceil(width) };
  };
}

function context(): CanvasRenderingContext2D | null {
  const made = document.createElement("canvas").getContext("2d");
  if (made) {
    made.font = `${FONT_SIZE}px ${FAMILY}`;
  }
  return made;
}
