// Lines end where the core ends them, everywhere: two browser engines measure them with the same typeface, and
// the picture and the printed plan hold the same lines.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { Desk } from "./handvat.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const { chromium } = createRequire(`${root}ui/package.json`)("playwright-core");
const CLI = process.env.HANDVAT_CLI ?? `${root}target/debug/handvat-cli`;
const SAMPLE = `${root}templates/sample.nl.handvat`;

/** Between the edge of a note and its text, in canvas units. */
const PADDING = 14;
/** Two engines round the same outlines a little differently, in canvas units. */
const ROUNDING = 0.5;

let desk;
let page;
/** Of every note with its text set: the text as written, the room for a line, the type, the lines. */
let notes;

before(async () => {
  desk = await Desk.set(1366, 768);
  page = await desk.start("--sample");
  await page.sees("132 notities", "footer");
  const { workshop, texts } = await page.promise(async () => {
    const bytes = await window.__TAURI_INTERNALS__.invoke("snapshot");
    return JSON.parse(new TextDecoder().decode(bytes));
  });
  notes = Object.entries(texts).map(([id, set]) => ({
    text: workshop.notes[id].text,
    room: workshop.notes[id].width - 2 * PADDING,
    size: set.typeSize,
    lines: set.lines,
  }));
});

after(async () => {
  await desk.end();
});

/** Runs in the page: how wide texts are in the sheet's typeface, in parts of the type size. WebKitGTK rounds every
 *  letter to whole pixels; at this size that is next to nothing. */
async function measured(texts) {
  await document.fonts.load('2000px "Noto Sans"', "é");
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = '2000px "Noto Sans"';
  return texts.map((text) => pen.measureText(text).width / 2000);
}

/** Checks every line end against an engine's own widths. */
async function agrees(measure) {
  const widths = new Map();
  const wanted = notes.flatMap(({ lines }) =>
    lines.flatMap((line, at) => [shown(line), joined(line, lines[at + 1])]),
  );
  const unique = [...new Set(wanted.filter(Boolean))];
  (await measure(unique)).forEach((width, at) => widths.set(unique[at], width));
  let ends = 0;
  for (const { text, room, size, lines } of notes) {
    const width = (words) => widths.get(words) * size;
    lines.forEach((line, at) => {
      assert.ok(width(shown(line)) <= room + ROUNDING, `“${line.text}” of “${text}” is wider than its note`);
      const longer = joined(line, lines[at + 1]);
      if (longer && !text.includes("\n")) {
        assert.ok(width(longer) > room - ROUNDING, `“${longer}” of “${text}” would have fitted on one line`);
        ends += 1;
      }
    });
  }
  assert.ok(ends > 150, `only ${ends} line ends were compared`);
}

function shown({ text, hyphen }) {
  return hyphen ? `${text}\u2010` : text;
}

/** The line with the next word still on it; null where none follows, or only a part of a word. */
function joined(line, next) {
  if (!next || line.hyphen) return null;
  const [word, ...rest] = next.text.split(" ");
  const bound = /^[€\d]/.test(word);
  return bound || (next.hyphen && rest.length === 0) ? null : `${line.text} ${word}`;
}

test("WebKitGTK measures every line as the core did", async () => {
  await agrees((texts) => page.promise(measured, texts));
});

test("Chromium measures every line as the core did", async () => {
  const font = await readFile(
    `${root}ui/node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf`,
  );
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const blank = await browser.newPage();
    await blank.setContent(
      `<style>@font-face { font-family: "Noto Sans"; src: url(data:font/ttf;base64,${font.toString("base64")}) }</style>`,
    );
    await agrees((texts) => blank.evaluate(measured, texts));
  } finally {
    await browser.close();
  }
});

test("the picture of the sheet holds the same lines", async () => {
  const { stdout } = await run(CLI, ["export", SAMPLE, "--to", "svg", "-o", "-"], { maxBuffer: 64 << 20 });
  const words = [...stdout.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);
  const read = words.join("\n").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  for (const { lines } of notes) {
    const set = lines.map(shown).join("\n");
    assert.ok(`\n${read}\n`.includes(`\n${set}\n`), `the picture does not hold:\n${set}`);
  }
});

test("the printed sheet holds the same lines", async () => {
  const plan = desk.file("plan.pdf");
  await run(CLI, ["export", SAMPLE, "--to", "pdf", "-o", plan]);
  const { stdout } = await run("pdftotext", ["-raw", plan, "-"], { maxBuffer: 64 << 20 });
  const pages = stdout.split("\f");
  const sheet = pages.toSorted((one, other) => other.split("\n").length - one.split("\n").length)[0];
  for (const { lines } of notes) {
    const set = lines.map(({ text, hyphen }) => (hyphen ? `${text}\u00ad` : text)).join("\n");
    assert.ok(sheet.includes(set), `the printed sheet does not hold:\n${set}`);
  }
});
