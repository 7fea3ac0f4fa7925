// The workshop as a list: everything that the board can do with notes, by keyboard, with a word about each.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

test("notes are written, chosen, coloured, moved, copied and deleted in the list, and every step is said", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const { keyboard } = page;
  const row = (name) => page.getByRole("treeitem", { name });
  try {
    await keyboard.press("Alt+4");
    await row("Strategy canvas").focus();
    await keyboard.press("ArrowDown");
    // Typing begins a note; Enter takes it in and begins the next.
    for (const text of ["one", "two", "three"]) {
      await keyboard.type(text);
      await keyboard.press("Enter");
    }
    await keyboard.press("Escape");
    await notesCount(page, "3 notes");
    await said(page, "Note added to Social Service");
    await focusOn(page, /Social Service/);

    // Three are chosen from the first on; the menu gives them a colour and a voice.
    await keyboard.press("ArrowDown");
    await keyboard.press("Shift+ArrowDown");
    await keyboard.press("Shift+ArrowDown");
    await page.getByRole("complementary").getByText("3 notes chosen").waitFor();
    for (const [part, value] of [
      ["Colour", "Green paper"],
      ["Voice", "Voice: customer"],
      ["Size", "Large note"],
    ]) {
      await keyboard.press("Shift+F10");
      await page.getByRole("menuitem", { name: part, exact: true }).press("ArrowRight");
      await page.getByRole("menuitem", { name: value }).press("Enter");
      await page.getByRole("menu").first().waitFor({ state: "detached" });
      await said(page, "3 notes changed");
      await focusOn(page, /three$/);
    }

    // One is let go of, the two others are carried to another zone and put down there.
    await keyboard.press("Control+Space");
    await said(page, "2 notes chosen");
    await keyboard.press("Space");
    await said(page, "Picked up 2 notes");
    await keyboard.press("PageDown");
    await keyboard.press("Space");
    await said(page, "2 notes moved to Social Marketing");
    await page.getByRole("button", { name: "Undo: moving 2 notes" }).waitFor();
    await focusOn(page, /one$/);

    // Escape puts back; Alt and an arrow takes to the next zone at once.
    await keyboard.press("Space");
    await keyboard.press("PageUp");
    await keyboard.press("Escape");
    await said(page, "Put back where it was");
    await focusOn(page, /one$/);
    await keyboard.press("Alt+ArrowDown");
    await said(page, "2 notes moved to Social Commerce");

    // Copied, pasted, duplicated, deleted; the focus goes on to what is there.
    await keyboard.press("Control+c");
    await said(page, "2 notes copied");
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("Control+v");
    await said(page, "2 notes pasted in Social Service");
    await notesCount(page, "5 notes");
    await keyboard.press("Control+d");
    await said(page, "2 notes duplicated in Social Service");
    await notesCount(page, "7 notes");
    await keyboard.press("Delete");
    await said(page, "2 notes deleted");
    await notesCount(page, "5 notes");
    assert.equal(await page.evaluate(() => document.activeElement?.role), "treeitem");
    await keyboard.press("Control+a");
    await said(page, "3 notes chosen");
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "outline-chosen");

    const { notes } = await desk.saved();
    const all = Object.values(notes);
    assert.deepEqual(all.map(({ text, zone }) => `${text} ${zone}`).sort(), [
      "one social-commerce",
      "one social-service",
      "three social-service",
      "two social-commerce",
      "two social-service",
    ]);
    assert.ok(
      all.every(({ colour, voice, size }) => `${colour} ${voice} ${size}` === "green customer large"),
    );

    // Undone to the beginning by keys, the focus stays in the list.
    for (let step = 0; step < 12; step += 1) await keyboard.press("Control+z");
    await notesCount(page, "0 notes");
    assert.equal(await page.evaluate(() => document.activeElement?.role), "treeitem");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a stack is opened, renamed, and its notes taken out, in the list", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const { keyboard } = page;
  const row = (name) => page.getByRole("treeitem", { name });
  try {
    const chooser = page.waitForEvent("filechooser");
    await keyboard.press("Control+i");
    const file = {
      name: "heard.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("uno\ndos\ntres"),
    };
    await (await chooser).setFiles(file);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Import/ })
      .click();
    await notesCount(page, "3 notes");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await keyboard.press("Alt+4");
    await row(/^Stack/).focus();
    await row(/^Stack/).click();
    await keyboard.press("ArrowRight");
    await row("uno").waitFor();
    await keyboard.press("Enter");
    await keyboard.press("Control+a");
    await keyboard.type("Heard at the counter");
    await keyboard.press("Enter");
    await row("Stack Heard at the counter").waitFor();
    await said(page, "Stack renamed");
    await keyboard.press("ArrowRight");
    await focusOn(page, /uno$/);
    await keyboard.press("Space");
    for (let rows = 0; rows < 20; rows += 1) await keyboard.press("ArrowUp");
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await said(page, "1 note moved to Social Service");
    assert.deepEqual(
      Object.values((await desk.saved()).notes)
        .map(({ text, zone, cluster }) => [text, zone, Boolean(cluster)])
        .find(([text]) => text === "uno"),
      ["uno", "social-service", false],
    );
    // A stack is as many notes as lie in it, in the list as on the board.
    await row("Stack Heard at the counter").click();
    await keyboard.press("Space");
    await said(page, "Picked up 2 notes.");
    await row("Social Commerce").click();
    await keyboard.press("Space");
    await said(page, "2 notes moved to Social Commerce");
    await keyboard.press("Control+z");
    await said(page, "Undone: moving 2 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a table that is pasted into the list is looked at first, as on the board, and goes to the zone at hand", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+4");
    await page.getByRole("treeitem", { name: /Social Marketing/ }).click();
    await page.evaluate(() =>
      navigator.clipboard.writeText("Quote\tWho\nToo slow\tcaller\nNo answer\tvisitor"),
    );
    await page.keyboard.press("Control+v");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("table").getByText("Too slow").waitFor();
    assert.equal(Object.keys((await desk.saved()).notes).length, 0);
    await dialog.getByRole("button", { name: /^Import/ }).click();
    await notesCount(page, "2 notes");
    const { notes } = await desk.saved();
    assert.deepEqual(
      Object.values(notes)
        .map(({ text, zone }) => `${text}, ${zone}`)
        .sort(),
      ["No answer, social-marketing", "Too slow, social-marketing"],
    );
    await page.keyboard.press("Control+z");
    await notesCount(page, "0 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("only the rows in sight are drawn, whatever the number of notes", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const { keyboard } = page;
  try {
    await keyboard.press("Alt+4");
    await page.getByRole("treeitem", { name: "Strategy canvas" }).focus();
    await keyboard.press("ArrowDown");
    const lines = Array.from({ length: 2000 }, (_, index) => `note ${index + 1}`);
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join("\n"));
    await keyboard.press("Control+v");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Import/ })
      .click();
    await notesCount(page, "2,000 notes");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("treeitem", { name: "Strategy canvas" }).focus();
    assert.ok((await page.getByRole("treeitem").count()) < 60);
    await keyboard.press("End");
    assert.ok((await page.getByRole("treeitem").count()) < 60);
    await keyboard.press("Control+z");
    await notesCount(page, "0 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("the help names the keys of the list", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.keyboard.press("F1");
    const help = page.getByRole("dialog", { name: "Shortcuts" });
    await help.getByRole("heading", { name: "As a list" }).waitFor();
    await help.getByText("Pick notes up, put them down in the zone at hand").waitFor();
  } finally {
    await desk.end();
  }
});

/** Waits until the live region says it. */
async function said(page, words) {
  await page.locator("[data-live]").getByText(words).waitFor({ state: "attached" });
}

/** Waits until the keyboard is on the row with these words. */
async function focusOn(page, name) {
  await page.waitForFunction((wanted) => {
    const { activeElement } = document;
    const words = activeElement?.textContent?.replace(/\s+/g, " ").trim() ?? "";
    return activeElement?.role === "treeitem" && new RegExp(wanted).test(words);
  }, name.source);
}
