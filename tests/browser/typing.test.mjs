// What is typed is never lost: not by a shortcut, not by Escape, not by a paste, not by typing on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { atWork, closeBrowser, openBrowser } from "./console.mjs";

const ENGLISH = { language: "en" };

before(openBrowser);
after(closeBrowser);

const PLACE = [500, 500];

test("shortcuts pressed while a note is written take nothing away from it", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const { keyboard } = page;
    await doubleClick(page, PLACE);
    await keyboard.type("Customers ");
    for (const key of ["Control+s", "F6", "F7", "F7", "F8", "F8", "F9"]) {
      await keyboard.press(key);
      await inNote(page);
    }
    await keyboard.type("call ");
    // A dialog comes and goes; the caret stands where it stood.
    await keyboard.press("ArrowLeft");
    for (const key of ["F1", "Control+k", "Control+e"]) {
      await keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await inNote(page);
    }
    await keyboard.type(" us twice?");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await keyboard.press("Control+Enter");
    await notesCount(page, "1 note");
    assert.deepEqual(await texts(desk), ["Customers call us twice?"]);
    await keyboard.press("Control+z");
    await keyboard.press("Control+z");
    await keyboard.press("Control+z");
    await notesCount(page, "0 notes");
  }));

test("what is saved while a note is written holds its words", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    await doubleClick(page, PLACE);
    await page.keyboard.type("Half a thought");
    assert.deepEqual(await texts(desk), ["Half a thought"]);
    await inNote(page);
    await page.keyboard.type(", and the rest");
    assert.deepEqual(await texts(desk), ["Half a thought, and the rest"]);
  }));

test("undo that is chosen from the palette takes back the note that is being written, and only that", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const { keyboard } = page;
    const undo = async () => {
      await keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await keyboard.type("Undo");
      await page.getByRole("option", { name: /^Undo/ }).waitFor();
      await keyboard.press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    };
    // The first note of all: before it there is nothing to undo.
    await doubleClick(page, PLACE);
    await keyboard.type("Nobody answers");
    await undo();
    await notesCount(page, "0 notes");
    await page.locator(".board .paper textarea").first().waitFor({ state: "detached" });
    await said(page, "Undone: adding a note");
    await keyboard.press("Control+Shift+z");
    await notesCount(page, "1 note");
    assert.deepEqual(await texts(desk), ["Nobody answers"]);
    // A note that is there already: its words go back to what they were, and the next words are not lost.
    await doubleClick(page, PLACE);
    await inNote(page);
    await keyboard.type(" the phone");
    await undo();
    await said(page, "Undone: changing the text of a note");
    assert.deepEqual(await texts(desk), ["Nobody answers"]);
    await keyboard.press("Control+Shift+z");
    await said(page, "Done again: changing the text of a note");
    assert.deepEqual(await texts(desk), ["Nobody answers the phone"]);
  }));

test("Escape ends the writing and keeps the words; a note with none is not made", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    await doubleClick(page, PLACE);
    await page.keyboard.type("Nobody answers");
    await page.keyboard.press("Escape");
    await notesCount(page, "1 note");
    await doubleClick(page, PLACE);
    await page.keyboard.type(" the phone");
    await page.keyboard.press("Escape");
    await said(page, "Note changed");
    await doubleClick(page, [3600, 2500]);
    await page.keyboard.press("Escape");
    await said(page, "Nothing written");
    assert.deepEqual(await texts(desk), ["Nobody answers the phone"]);
    await page.keyboard.press("Control+z");
    await page.waitForFunction(async () => {
      const { notes } = (await (await fetch("/snapshot")).json()).workshop;
      return Object.values(notes).every(({ text }) => text === "Nobody answers");
    });
    await page.keyboard.press("Control+z");
    await notesCount(page, "0 notes");
  }));

test("a note from which all the words are taken is said to be empty", () =>
  atWork(ENGLISH, async ({ page }) => {
    await doubleClick(page, PLACE);
    await page.keyboard.type("Away");
    await page.keyboard.press("Control+Enter");
    await notesCount(page, "1 note");
    await doubleClick(page, PLACE);
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Escape");
    await said(page, "The note is empty now");
  }));

test("typing goes on with the chosen note, spaces and all", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    await doubleClick(page, PLACE);
    await page.keyboard.type("Long wait");
    await page.keyboard.press("Control+Enter");
    await notesCount(page, "1 note");
    await click(page, PLACE);
    await page.getByRole("complementary").getByLabel("Text").first().waitFor();
    await page.keyboard.type("s on the phone?");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.keyboard.press("Escape");
    assert.deepEqual(await texts(desk), ["Long waits on the phone?"]);
  }));

test("typing goes on with the note at hand in the list", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const { keyboard } = page;
    await keyboard.press("Alt+4");
    await page.getByRole("treeitem", { name: "Strategy canvas" }).focus();
    await keyboard.press("ArrowDown");
    await keyboard.type("Half");
    await keyboard.press("Escape");
    await notesCount(page, "1 note");
    await keyboard.press("ArrowDown");
    await page.waitForFunction(() => /Half/.test(document.activeElement?.textContent ?? ""));
    await keyboard.type("-baked thoughts?");
    for (const key of ["Control+s", "F6", "F9"]) await keyboard.press(key);
    await keyboard.press("F1");
    await page.getByRole("dialog").waitFor();
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await keyboard.type(" No.");
    await keyboard.press("Escape");
    assert.deepEqual(await texts(desk), ["Half-baked thoughts? No."]);
    // A note that is not there yet stays one note, whatever is pressed while it is written.
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.type("One");
    assert.deepEqual(await texts(desk), ["Half-baked thoughts? No.", "One"]);
    await keyboard.type(" note");
    await keyboard.press("Enter");
    await keyboard.type("Another");
    await keyboard.press("Alt+1");
    await notesCount(page, "3 notes");
    assert.deepEqual(await texts(desk), ["Another", "Half-baked thoughts? No.", "One note"]);
  }));

test("Escape in the capture line notes what stands there, and pasted lines are a note each", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const line = page.getByRole("textbox", { name: /^What do you hear/ });
    await page.keyboard.press("Control+j");
    await line.waitFor();
    await page.keyboard.type("Nobody knows");
    await page.keyboard.press("F1");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.type(" my name");
    await page.keyboard.press("Escape");
    await notesCount(page, "1 note");
    await line.waitFor({ state: "detached" });
    await page.keyboard.press("Control+j");
    await line.waitFor();
    await clipboard(page, "- One\n- Two\n- Three");
    await page.keyboard.press("Control+v");
    await notesCount(page, "4 notes");
    assert.equal(await line.inputValue(), "");
    await clipboard(page, "Quote\tWho\nToo slow\tcaller\nNo answer\tvisitor");
    await page.keyboard.press("Control+v");
    await page.getByRole("dialog").getByRole("table").getByText("Too slow").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.deepEqual(await texts(desk), ["Nobody knows my name", "One", "Three", "Two"]);
    // What stands there when the workshop is closed is noted, too.
    await line.fill("Still on the line");
    await page.getByRole("menuitem", { name: "File" }).press("Enter");
    await page.getByRole("menuitem", { name: "Close workshop" }).press("Enter");
    await page.locator(".return li button").first().press("Enter");
    await notesCount(page, "5 notes");
  }));

test("people that are added fast stand one by one in the list, and a pasted list a person a line", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    await page.keyboard.press("Alt+5");
    await page.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.type("Marketing lead\nHead of service\nProduct owner\n");
    await page.getByLabel(/Name of .*Product owner/).waitFor();
    await clipboard(page, "Data steward\tAdvisor\tIT\n• Team lead\nMARKETING LEAD\n");
    await page.keyboard.press("Control+v");
    await said(page, "2 people added");
    const { people } = await desk.saved();
    assert.deepEqual(
      Object.values(people)
        .map((person) => [person.name, person.role ?? "", person.department ?? ""].join("/"))
        .sort(),
      ["Data steward/Advisor/IT", "Head of service//", "Marketing lead//", "Product owner//", "Team lead//"],
    );
  }));

/** The keyboard is in the note that is being written. */
async function inNote(page) {
  await page.waitForFunction(() => document.activeElement?.matches(".board .paper textarea"));
}

async function texts(desk) {
  const { notes } = await desk.saved();
  return Object.values(notes)
    .map(({ text }) => text)
    .sort();
}

async function clipboard(page, text) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
}

/** Waits until the live region says it. */
async function said(page, words) {
  await page.locator("[data-live]").getByText(words).first().waitFor({ state: "attached" });
}
