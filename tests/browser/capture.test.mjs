// What comes in from elsewhere and what is put aside: files dropped on the board, the parking lot, arrows by keyboard, pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

/** Writes notes in the middle of each place; none is chosen afterwards. */
async function write(page, notes) {
  for (const [text, place] of notes) {
    await doubleClick(page, place);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
  }
}

/** Chooses a command in the palette by keyboard. */
async function command(page, words) {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(words);
  await page.getByRole("option", { name: words }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("a message lies neither over the line of the scribe nor over what was noted", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.locator(".board").waitFor();
    await page.keyboard.press("Control+j");
    const line = page.locator(".capture input");
    await line.fill("Waiting for months");
    await line.press("Enter");
    await page.locator(".capture li").waitFor();
    await page.keyboard.press("Control+b");
    await page.keyboard.type("Before the break");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const message = await page.locator("[data-messages] > div").boundingBox();
    const capture = await page.locator(".capture").boundingBox();
    const header = await page.locator("header").boundingBox();
    assert.ok(message.y + message.height <= capture.y, "it ends above the line");
    assert.ok(message.y >= header.y + header.height, "it begins below the header");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a table that is dropped on the board is looked at first and comes in as one step", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.locator(".board").waitFor();
    const given = await page.evaluateHandle(() => {
      const files = new DataTransfer();
      files.items.add(
        new File(["Quote;Zone\nToo slow;Social Service\nNo answer;Social Service\n"], "quotes.csv"),
      );
      return files;
    });
    await page.locator(".board").dispatchEvent("drop", { dataTransfer: given });
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: /quotes\.csv/ }).waitFor();
    await dialog.getByRole("table").getByText("Too slow").waitFor();
    assert.equal(await notesNow(desk), 0);
    assert.deepEqual(await seriousFindings(page), []);
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await notesCount(page, "2 notes");
    await page.keyboard.press("Control+z");
    await notesCount(page, "0 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a note goes to the parking lot and comes back", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await write(page, [["For later", [400, 400]]]);
    await notesCount(page, "1 note");
    await click(page, [420, 420]);
    await command(page, "To the parking lot");
    await page.getByRole("button", { name: "Back from the parking lot" }).waitFor();
    await page.getByText("1 note is in the parking lot: on the left, under Overview.").waitFor();
    await page.getByRole("button", { name: "Parking lot 1 note" }).click();
    await page.getByRole("heading", { name: "Parking lot" }).waitFor();
    await shot(page, "parking-en");
    assert.deepEqual(await seriousFindings(page), []);
    assert.equal(Object.keys((await desk.saved()).parking).length, 1);
    await page.getByRole("button", { name: "Put back" }).click();
    await page.getByText("Nothing is in the parking lot.").waitFor();
    assert.equal(Object.keys((await desk.saved()).parking ?? {}).length, 0);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("an arrow is drawn by keyboard alone, gets its words, and goes again", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await write(page, [
      ["Long wait", [400, 400]],
      ["Unclear bill", [1000, 400]],
    ]);
    await notesCount(page, "2 notes");
    await click(page, [420, 420]);
    await page.keyboard.press("Control+l");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("[data-live]").getByText("Arrow drawn").waitFor();
    const words = page.getByRole("textbox", { name: "Words at the arrow" });
    await words.fill("leads to");
    await words.press("Enter");
    await shot(page, "arrow-words-en");
    const ours = async () => Object.values((await desk.saved()).links).filter(({ canvas }) => !canvas);
    assert.deepEqual(
      (await ours()).map(({ text }) => text),
      ["leads to"],
    );
    await page.getByRole("button", { name: "Remove the arrow" }).click();
    await words.waitFor({ state: "detached" });
    assert.deepEqual(await ours(), []);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a picture of the sheet and of what is chosen goes to a file and to the clipboard", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await write(page, [["Long wait", [400, 400]]]);
    await notesCount(page, "1 note");
    await click(page, [420, 420]);
    const picture = async (part) => {
      await page.keyboard.press("Control+e");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: "PNG" }).click();
      await dialog.getByRole("radio", { name: part }).click();
      const download = page.waitForEvent("download");
      await dialog.getByRole("button", { name: "Export", exact: true }).click();
      const written = await (await download).path();
      await dialog.waitFor({ state: "detached" });
      return readFile(written);
    };
    const chosen = sides(await picture("What is chosen"));
    const sheet = sides(await picture("The whole sheet"));
    assert.ok(chosen.width * 4 < sheet.width, `${chosen.width} of ${sheet.width} pixels`);

    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "PNG" }).click();
    await shot(page, "picture-en");
    assert.deepEqual(await seriousFindings(page), []);
    await dialog.getByRole("button", { name: "Copy to the clipboard" }).click();
    await page.getByText("The picture is on the clipboard").first().waitFor();
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    );
    assert.ok(types.includes("image/png"), types.join());
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

/** Pixels of a PNG's sides; its header has them. */
function sides(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

async function notesNow(desk) {
  return Object.keys((await desk.saved()).notes).length;
}
