// A note has the size while it is written that it has afterwards: nothing jumps when it is taken in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, placeOnSheet } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

const TEXTS = [
  "Wachttijd",
  "Klant wacht te lang op antwoord",
  "De jaarrekening is niet te begrijpen voor klanten",
  "Wie verhuist, krijgt drie brieven en moet toch zelf bellen om de meterstand door te geven",
  "klanttevredenheidsonderzoek en energieleveranciersverklaringen",
  "Η άποψη του πελάτη για την εξυπηρέτηση και τους λογαριασμούς μας",
  "Blij 😀 of boos 😡? Het gezin 👨\u200d👩\u200d👧 belt 3 × per week",
  "De klantenservice hoort dagelijks dat de jaarafrekening onbegrijpelijk is. ".repeat(4).trim(),
];
/** How much a side may change, as a part of it: a word that the core hyphenates ends elsewhere than a torn one. */
const TOLERANCE = 0.03;

for (const [place, text] of TEXTS.entries()) {
  test(`the paper of “${text.slice(0, 40)}” keeps its size when it is taken in`, async (context) => {
    const desk = await openConsole({ language: "nl" });
    const { page } = desk;
    try {
      await doubleClick(page, [700 + 100 * (place % 3), 600]);
      await page.keyboard.insertText(text);
      const paper = page.locator(".board .paper:not(.sent)");
      // The corner of the paper is where the note's will be, and its extent in units is told by its own type.
      const { width, type } = await paper.evaluate((shown) => ({
        width: shown.offsetWidth,
        type: parseFloat(getComputedStyle(shown.querySelector("textarea")).fontSize),
      }));
      const em = await paper.evaluate((shown) => {
        const area = shown.querySelector("textarea");
        // Between the edge and the words lie 14 units.
        return area.offsetLeft / 14;
      });
      await page.keyboard.press("Control+Enter");
      await page.locator('.board [aria-level="3"]').waitFor({ state: "attached" });
      const note = await firstNote(desk);
      const written = width / em;
      context.diagnostic(
        `${written.toFixed(1)} while written, ${note.width} afterwards, type of ${(type / em).toFixed(1)}`,
      );
      assert.equal(note.text, text);
      assert.ok(Math.abs(written / note.width - 1) <= TOLERANCE, `${written} became ${note.width}`);
    } finally {
      await desk.end();
    }
  });
}

/** How far an edge of the words may move, in CSS pixels: what lies between two ways of smoothing letters. */
const STILL = 1;
/** Letters are darker than this, of 255; every paper and its shadow is lighter. */
const DARK = 110;
/** What of the note is looked at, in canvas units from its edges: not its mark, its outline and its shadow. */
const INSET = { left: 12, top: 16, right: 34, bottom: 12 };

const ZOOMS = [
  { title: "the whole sheet", keys: ["Control+1"], zoom: null },
  { title: "100 %", keys: ["Control+0"], zoom: 96 / 254 },
  { title: "381 %", keys: ["Control+0", ...Array(6).fill("Control+=")], zoom: (96 / 254) * 1.25 ** 6 },
];
const SHORT = "Wacht te lang aan de lijn";
const LONG =
  "Wie verhuist, krijgt drie brieven en moet toch zelf bellen om de meterstandgegevens door te geven";

for (const { title, keys, zoom } of ZOOMS) {
  test(`the words stand still before, during and after editing, at ${title}`, async () => {
    const desk = await openConsole({ language: "nl", width: 1920, height: 1080 });
    const { page } = desk;
    try {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("textarea { caret-color: transparent !important }");
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      });
      for (const [place, text] of [SHORT, LONG].entries()) {
        await page.keyboard.press("Control+1");
        await doubleClick(page, [700 + 400 * place, 600]);
        await page.keyboard.insertText(text);
        await page.keyboard.press("Control+Enter");
        await noteOf(desk, text);
        await page.locator(".board .paper").waitFor({ state: "detached" });
        await click(page, [700 + 400 * place, 600]);
        for (const key of keys) await page.keyboard.press(key);
        const note = () => noteOf(desk, text);
        const before = await inkOf(page, await note(), zoom);
        await page.keyboard.press("F2");
        await page.locator(".board .paper:not(.sent)").waitFor();
        const opened = await inkOf(page, await note(), zoom);
        stands(before, opened, `${text} when it is opened`);
        await page.keyboard.press("End");
        await page.keyboard.type("!");
        const written = await inkOf(page, await note(), zoom);
        await page.keyboard.press("Control+Enter");
        await page.locator(".board .paper").waitFor({ state: "detached" });
        await noteOf(desk, `${text}!`);
        const taken = await inkOf(page, await noteOf(desk, `${text}!`), zoom);
        stands(written, taken, `${text} when it is taken in`);
      }
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

function stands(one, other, what) {
  for (const side of ["left", "top", "right", "bottom"]) {
    const moved = Math.abs(one[side] - other[side]);
    assert.ok(moved <= STILL, `${what}: ${side} from ${one[side]} to ${other[side]}`);
  }
}

/** The note with a text, as soon as the program has it. */
async function noteOf({ page }, text) {
  const found = await page.waitForFunction(async (text) => {
    const { notes } = (await (await fetch("/snapshot")).json()).workshop;
    return Object.values(notes).find((note) => note.text === text) ?? false;
  }, text);
  return found.jsonValue();
}

/** Where the letters of a note stand, in CSS pixels of the window, once the picture stands still. Without a zoom the sheet is shown whole, else the note is in the middle. */
async function inkOf(page, note, zoom) {
  const view = await page.locator(".board").boundingBox();
  const corner = zoom
    ? {
        x: view.x + view.width / 2 - (note.width / 2) * zoom,
        y: view.y + view.height / 2 - (note.height / 2) * zoom,
      }
    : await placeOnSheet(page, note.x, note.y);
  const unit = zoom ?? ((await placeOnSheet(page, 1000, 0)).x - (await placeOnSheet(page, 0, 0)).x) / 1000;
  const clip = {
    x: Math.round(corner.x + INSET.left * unit),
    y: Math.round(corner.y + INSET.top * unit),
    width: Math.round((note.width - INSET.left - INSET.right) * unit),
    height: Math.round((note.height - INSET.top - INSET.bottom) * unit),
  };
  let picture = null;
  for (let look = 0; look < 50; look += 1) {
    const next = (await page.screenshot({ clip })).toString("base64");
    if (next === picture) break;
    picture = next;
    await page.waitForTimeout(100);
  }
  const ink = await page.evaluate(darkBox, { picture, dark: DARK });
  assert.ok(ink.right > ink.left, "no words are seen");
  return {
    left: clip.x + ink.left,
    top: clip.y + ink.top,
    right: clip.x + ink.right,
    bottom: clip.y + ink.bottom,
  };
}

/** In the page: the box of what is dark in a picture. */
async function darkBox({ picture, dark }) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if ((data[at] + data[at + 1] + data[at + 2]) / 3 >= dark) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

/** The note in the file, as soon as it is there: the answer to the edit may still be on its way. */
async function firstNote(desk) {
  for (let look = 0; look < 20; look++) {
    const [note] = Object.values((await desk.saved()).notes);
    if (note) return note;
    await desk.page.waitForTimeout(100);
  }
  throw new Error("the note did not come into the file");
}
