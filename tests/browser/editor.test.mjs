// A note has the size while it is written that it has afterwards: nothing jumps when it is taken in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { doubleClick } from "./board.mjs";
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

/** The note in the file, as soon as it is there: the answer to the edit may still be on its way. */
async function firstNote(desk) {
  for (let look = 0; look < 20; look++) {
    const [note] = Object.values((await desk.saved()).notes);
    if (note) return note;
    await desk.page.waitForTimeout(100);
  }
  throw new Error("the note did not come into the file");
}
