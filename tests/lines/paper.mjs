// The lines of notes as they stand in an exported picture and in a printed plan.

import assert from "node:assert/strict";

import { run } from "./workshops.mjs";

const HYPHEN = "\u2010";
const SOFT_HYPHEN = "\u00ad";
/** Between the edge of a note and its text, in canvas units. */
const PADDING = 14;
/** From the top of a line to its baseline, as a part of the type size. */
const BASELINE = 0.95;

/** How wide the sheet of a picture is, in canvas units. */
export function widthOfPicture(picture) {
  return Number(/viewBox="0 0 ([\d.]+) /.exec(picture)[1]);
}

/** What a picture shows: by note the lines in order, a soft hyphen where a hyphen is drawn. */
export function linesOfPicture(picture, notes) {
  const lines = new Map(notes.map(({ id }) => [id, []]));
  let note = null;
  for (const [, element, attributes, content = ""] of picture.matchAll(
    /<(rect|text) ([^>]*?)\/?>(?:([^<]*)<\/text>)?/g,
  )) {
    const number = (name) => Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]);
    if (element === "rect") {
      const found = notes.find(({ box }) =>
        ["x", "y", "width", "height"].every((name) => near(box[name], number(name), 0.006)),
      );
      note = found ?? note;
    } else if (note && near(number("x"), note.box.x + PADDING, 0.006)) {
      const place = (number("y") - note.box.y - PADDING - BASELINE * note.typeSize) / note.lineHeight;
      assert.ok(near(place, Math.round(place), 0.001), `“${content}” stands on a line of “${note.id}”`);
      assert.ok(near(number("font-size"), note.typeSize, 0.006), `“${content}” is as large as its note says`);
      lines.get(note.id).push(unescaped(content).replace(new RegExp(`${HYPHEN}$`), SOFT_HYPHEN));
    }
  }
  return lines;
}

/** The words of the page that shows the sheet, in the order of the page's own description; canvas units. */
export async function wordsOfPlan(file, sheetWidth) {
  const pages = (await run("pdftotext", ["-raw", "-bbox", file, "-"], process.env)).split("<page ").slice(1);
  const page = pages.find((page) => {
    const [width, height] = ["width", "height"].map((name) =>
      Number(new RegExp(`${name}="([\\d.]+)"`).exec(page)[1]),
    );
    return width > height;
  });
  assert.ok(page, "a page lies on its side");
  const word = /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g;
  const words = [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
    left: Number(left),
    right: Number(right),
    middle: (Number(top) + Number(bottom)) / 2,
    text: unescaped(text),
  }));
  // The page's heading begins at the left edge of the sheet, and the sheet stands in the middle.
  const edge = words[0].left;
  const scale = (Number(/width="([\d.]+)"/.exec(page)[1]) - 2 * edge) / sheetWidth;
  return words.map(({ left, right, middle, text }) => ({
    text,
    left: (left - edge) / scale,
    right: (right - edge) / scale,
    middle: middle / scale,
  }));
}

/**
 * What a printed plan shows of the notes: each line with its width in canvas units. The words of a line stand side
 * by side at one height, those of the next line under the first one's left end.
 */
export function linesOfPlan(words, notes) {
  let next = firstWord(words, notes[0]);
  const lines = new Map();
  for (const note of notes) {
    const first = words[next];
    const set = [];
    note.lines.forEach((line, place) => {
      if (bare(line) === "") {
        return;
      }
      const begin = next;
      const y = first.middle + (place - note.lines.findIndex((each) => bare(each) !== "")) * note.lineHeight;
      // Faces differ in height, and so does the middle of their words.
      while (
        next < words.length &&
        near(words[next].middle, y, 0.5 * note.typeSize) &&
        follows(words, begin, next, note)
      ) {
        next += 1;
      }
      const taken = words.slice(begin, next);
      const text = taken.map((word) => word.text).join(" ");
      const left = taken[0]?.left ?? NaN;
      assert.ok(
        near(left, note.box.x + PADDING, 0.6),
        `“${text}” of “${note.id}” begins at ${left}, not under the others`,
      );
      set.push({ text, width: Math.max(...taken.map((word) => word.right)) - left });
    });
    lines.set(note.id, set);
  }
  return lines;
}

/** Text without what no line shows: spaces, marks of direction or of line ends, how letters are put together. */
export function bare(text) {
  return text.normalize("NFC").replace(/[\s\u200b\u200e\u200f\u2060]/gu, "");
}

function firstWord(words, note) {
  const found = words.findIndex(
    ({ left, text }) => near(left, note.box.x + PADDING, 0.6) && bare(note.lines[0]).startsWith(bare(text)),
  );
  assert.ok(found >= 0, `the page shows “${note.lines[0]}”`);
  return found;
}

/** Whether a word stands on the same line: not before the last one, on the same note. A mark stands on its letter. */
function follows(words, begin, place, note) {
  const before = place > begin ? words[place - 1].left : note.box.x;
  const { left } = words[place];
  return left >= before && left < note.box.x + note.box.width;
}

function near(one, other, tolerance) {
  return Math.abs(one - other) <= tolerance;
}

function unescaped(text) {
  const signs = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'" };
  return text.replace(/&([a-z#0-9]+);/g, (whole, name) => signs[name] ?? whole);
}
