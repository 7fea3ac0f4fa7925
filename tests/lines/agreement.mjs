// One text has one set of lines: what the core says of each note, held against picture, plan, canvas and editor.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";

import { bare, linesOfPicture, linesOfPlan, widthOfPicture, wordsOfPlan } from "./paper.mjs";
import { drawn, written } from "./screen.mjs";
import { run } from "./workshops.mjs";

const HYPHEN = "\u2010";
const SOFT_HYPHEN = "\u00ad";
const PADDING = 14;
/** How far two engines may differ in the width of a line, as a part of it. */
const TOLERANCE = 0.005;

/** Compares the core's lines with everything that shows them; `ask` runs a function in the engine's page. */
export async function compare(context, { engine, workshop, snapshot, ask, choose }) {
  const notes = notesOf(snapshot);
  const picture = await readFile(await workshop.exported("svg"), "utf8");
  let printed;
  await context.test("the picture has the core's lines", () => pictureAgrees(picture, notes));
  await context.test("the printed plan has the core's lines", async (part) => {
    if (!(await canReadPlans())) {
      part.skip("the plan's lines are not read: pdftotext (poppler-utils) is missing");
      return;
    }
    printed = await planAgrees(workshop, notes, widthOfPicture(picture));
  });
  await context.test(`the board in ${engine} draws the core's lines`, async (part) => {
    const { count, off, worst, over, wrong } = await boardWidths(ask, notes, printed);
    const paper = printed ? `at most ${percent(off)} off paper (“${worst}”)` : "not compared with paper";
    part.diagnostic(`${engine}: ${count} lines, ${paper}, at most ${percent(over)} over their room`);
    assert.deepEqual(wrong, []);
  });
  await context.test(`the editor in ${engine} has the core's lines`, () => editorAgrees(ask, choose(notes)));
}

/** The notes of the first sheet in drawing order, with the lines that the core gave them; a soft hyphen is a drawn one. */
function notesOf({ workshop, texts }) {
  const [canvas] = Object.keys(workshop.canvases);
  return Object.entries(workshop.notes)
    .filter(([, note]) => note.canvas === canvas && !note.cluster)
    .sort(([id, note], [other, next]) => note.order - next.order || (id < other ? -1 : 1))
    .map(([id, { x, y, width, height, text, zone }]) => {
      const { typeSize, lineHeight, lines, cut } = texts[id];
      const shown = lines.map((line) => line.text + (line.hyphen ? SOFT_HYPHEN : ""));
      return { id, zone, text, box: { x, y, width, height }, typeSize, lineHeight, lines: shown, cut };
    });
}

/** Whether the tools are there that read a printed plan. */
async function canReadPlans() {
  return run("pdftotext", ["-v"], process.env).then(
    () => true,
    () => false,
  );
}

function pictureAgrees(picture, notes) {
  const lines = linesOfPicture(picture, notes);
  for (const note of notes) {
    // An empty line leaves no mark.
    assert.deepEqual(lines.get(note.id), note.lines.filter(Boolean), `the picture of “${note.text}”`);
  }
}

/** Answers with the width of every line on paper, in canvas units, by note. */
async function planAgrees(workshop, notes, sheetWidth) {
  const plan = await workshop.exported("pdf", "--paper", "a0", "--profile", "manager");
  const lines = linesOfPlan(await wordsOfPlan(plan, sheetWidth), notes);
  for (const note of notes) {
    const printed = lines.get(note.id).map((line) => bare(line.text));
    assert.deepEqual(printed, note.lines.map(bare).filter(Boolean), `the print of “${note.text}”`);
  }
  return new Map([...lines].map(([id, set]) => [id, set.map((line) => line.width)]));
}

/**
 * Every line is as wide on the board as on paper, and has room on its note. `ask` runs a function in the page.
 * `off` and `over` are the largest deviations, as parts of a line's width and of a note's room; `wrong` names the
 * lines that deviate too much.
 */
async function boardWidths(ask, notes, printed) {
  const shown = notes.flatMap((note) => {
    const widths = printed?.get(note.id);
    const lines = note.lines.filter((line) => bare(line) !== "");
    return lines.map((line, place) => ({ note, line: drawnLine(line), paper: widths?.[place] }));
  });
  const measured = new Map(await ask(drawn, [...new Set(shown.map(({ line }) => line))]));
  const widths = { count: shown.length, off: 0, worst: "", over: -1, wrong: [] };
  for (const { note, line, paper } of shown) {
    const found = measured.get(line);
    assert.ok(found, `the board draws the line “${line}” of “${note.text}”`);
    const font = /^(?:normal )*(?:400 )?(\d+)px "?Noto Sans"?,/.exec(found.font);
    assert.ok(font, `“${line}” is drawn in ${found.font}`);
    const width = (found.width * note.typeSize) / Number(font[1]);
    const over = width / (note.box.width - 2 * PADDING) - 1;
    // Without the tools that read a plan the widths on paper are not known.
    const off = printed ? Math.abs(width / paper - 1) : 0;
    if (off > widths.off) Object.assign(widths, { off, worst: line });
    widths.over = Math.max(widths.over, over);
    if (over > TOLERANCE || off > TOLERANCE) {
      widths.wrong.push(`“${line}” of ${note.id}: ${percent(off)} off paper, ${percent(over)} over its room`);
    }
  }
  return widths;
}

/** With its hyphen, and without marks of direction: neither screen nor paper shows those. */
function drawnLine(line) {
  return line.replace(new RegExp(`${SOFT_HYPHEN}$`), HYPHEN).replace(/[\u200e\u200f]/gu, "");
}

/** The editor of each note breaks its words where the core broke them. */
async function editorAgrees(ask, notes) {
  const found = {};
  const wanted = {};
  for (const note of notes) {
    const { lines, rows } = await ask(written, note.id);
    const count = note.lines.length;
    const here = { lines: lines.map(visible), rows };
    const core = { lines: note.lines.map(visible), rows: [count, count] };
    if (!isDeepStrictEqual(here, core)) {
      found[note.text] = here;
      wanted[note.text] = core;
    }
  }
  assert.deepEqual(found, wanted, "the editor breaks words where the core does");
}

/** Within a line a soft hyphen shows nothing, at its end a hyphen. */
function visible(line) {
  const text = line.trimEnd();
  return bare(drawnLine(text.slice(0, -1).replaceAll(SOFT_HYPHEN, "") + text.slice(-1)));
}

function percent(part) {
  return `${(100 * part).toFixed(3)} %`;
}
