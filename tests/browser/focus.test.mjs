// The keyboard always stands somewhere: a field gives it back, and what goes hands it on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { atWork, closeBrowser, openBrowser } from "./console.mjs";

const ENGLISH = { language: "en" };

before(openBrowser);
after(closeBrowser);

test("after stacking, undo works from the field for the name, and Enter and Escape go back to the board", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const { keyboard } = page;
    await twoNotes(page);
    const name = page.getByLabel("Name of the stack");
    const stack = async () => {
      await click(page, [420, 420]);
      await keyboard.down("Shift");
      await click(page, [1100, 420]);
      await keyboard.up("Shift");
      await page.getByRole("complementary").getByText("2 notes chosen").waitFor();
      await keyboard.press("Control+g");
      await name.waitFor();
      await page.waitForFunction(() => document.activeElement?.matches("aside input"));
    };
    await stack();
    await keyboard.press("Control+z");
    await name.waitFor({ state: "detached" });
    await onBoard(page);
    await stack();
    await keyboard.type("Waiting");
    await keyboard.press("Enter");
    await onBoard(page);
    const [first] = Object.values((await desk.saved()).clusters);
    assert.equal(first.title, "Waiting");
    await name.focus();
    await keyboard.press("Escape");
    await onBoard(page);
    // What was typed there is the field's own step first.
    await name.focus();
    await keyboard.press("End");
    await keyboard.type(" long");
    await keyboard.press("Control+z");
    await page.waitForFunction(() => document.activeElement?.value === "Waiting");
    const [same] = Object.values((await desk.saved()).clusters);
    assert.equal(same.title, "Waiting");
  }));

test("a dialog gives the keyboard back to the field that was written in", () =>
  atWork(ENGLISH, async ({ desk, page }) => {
    const { keyboard } = page;
    await keyboard.press("Alt+5");
    const field = page.getByLabel("Organisation");
    await field.focus();
    await keyboard.type("Energy supplier");
    for (const key of ["F1", "Control+k", "Control+e"]) {
      await keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await keyboard.press("Control+s");
    await keyboard.type(" North");
    assert.equal((await desk.saved()).organisation, "Energy supplier North");
    await page.waitForFunction(() => document.activeElement?.matches("#view input"));
  }));

test("when the button that was pressed goes, the view has the keyboard", () =>
  atWork(ENGLISH, async ({ page }) => {
    const { keyboard } = page;
    // A person.
    await keyboard.press("Alt+5");
    await page.getByLabel("Name", { exact: true }).focus();
    await keyboard.type("Product owner\n");
    await page.getByRole("button", { name: /^Delete .*Product owner/ }).press("Enter");
    await page.getByLabel(/^Name of/).waitFor({ state: "detached" });
    await inView(page);
    // An action.
    await keyboard.press("Alt+3");
    await page.getByRole("button", { name: "New action" }).first().press("Enter");
    await page.getByLabel("What will we do?").fill("Call back");
    await page.getByRole("button", { name: "Delete the action" }).press("Enter");
    await page.getByRole("button", { name: "Delete the action" }).waitFor({ state: "detached" });
    await inView(page);
  }));

test("when all is revealed, the board has the keyboard", () =>
  atWork(ENGLISH, async ({ page }) => {
    await click(page, [400, 400]);
    await page.getByRole("switch", { name: "Face-down writing" }).press("Space");
    await page.locator(".blind.on").waitFor();
    await click(page, [400, 400]);
    await page.keyboard.type("Secret");
    await page.keyboard.press("Control+Enter");
    await notesCount(page, "1 note");
    await page.getByRole("button", { name: "Reveal all" }).press("Enter");
    await page.getByRole("button", { name: "Reveal all" }).waitFor({ state: "detached" });
    await onBoard(page);
  }));

test("a workshop that is begun or opened from the start screen has the keyboard", () =>
  atWork(ENGLISH, async ({ page }) => {
    for (const button of ["Begin with this: Strategy canvas", "Open"]) {
      await page.getByRole("menuitem", { name: "File" }).press("Enter");
      await page.getByRole("menuitem", { name: "Close workshop" }).press("Enter");
      await page.getByRole("heading", { name: "Begin a workshop" }).waitFor();
      await page.waitForFunction(() => document.activeElement?.closest("#view") !== null);
      if (button === "Open") await page.locator(".return li button").first().press("Enter");
      else await page.getByRole("button", { name: button }).press("Enter");
      await page.locator(".board").waitFor();
      await onBoard(page);
    }
  }));

test("a workshop that is left shows the start from its top, with the keyboard on it", () =>
  atWork(ENGLISH, async ({ page }) => {
    await page.locator(".board").waitFor();
    await page.getByRole("button", { name: "As a list" }).focus();
    await page.keyboard.press("Control+w");
    await page.locator(".gallery").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "view");
    const { y } = await page.getByRole("heading", { name: "Handvat" }).boundingBox();
    assert.ok(y >= 0, `the heading begins at ${y}`);
  }));

test("what is chosen is in view: a new action in a long list, and the pane from its beginning", () =>
  atWork({ ...ENGLISH, sample: true }, async ({ page }) => {
    const pane = page.getByRole("complementary").last();
    await page.keyboard.press("Alt+3");
    await page.locator("main tbody button").first().click();
    await pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole("button", { name: "New action" }).first().click();
    const row = page.locator("main tr.chosen");
    await row.getByText("New action").first().waitFor();
    const list = await page.locator("main .scroll").boundingBox();
    const { y, height } = await row.boundingBox();
    assert.ok(y >= list.y && y + height <= list.y + list.height, `the row is at ${y}`);
    assert.equal(await pane.evaluate((element) => element.scrollTop), 0);
    // Nothing in the pane makes the page itself longer than the window.
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight), 768);
  }));

test("an arrow that was begun ends where its sheet is left", () =>
  atWork(ENGLISH, async ({ page }) => {
    await twoNotes(page);
    await click(page, [420, 420]);
    await page.getByRole("button", { name: "Arrow to another note" }).click();
    const bar = page.locator(".bar").getByText(/^Choose the note that the arrow goes to/);
    await bar.waitFor();
    await page.keyboard.press("Alt+3");
    await page.keyboard.press("Alt+1");
    await page.locator(".board").waitFor();
    assert.equal(await bar.count(), 0);
  }));

test("what stays empty on purpose is said", () =>
  atWork(ENGLISH, async ({ page }) => {
    await page.keyboard.press("Alt+2");
    await page.getByRole("button", { name: "Empty", exact: true }).first().click();
    await page.getByRole("button", { name: "Leave empty on purpose" }).press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("No budget this year");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page
      .locator("[data-live]")
      .getByText(/is deliberately empty/)
      .first()
      .waitFor({ state: "attached" });
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), "BODY");
  }));

async function twoNotes(page) {
  for (const [text, place] of [
    ["Long wait", [420, 420]],
    ["Unclear bill", [1100, 420]],
  ]) {
    await doubleClick(page, place);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
  }
  await notesCount(page, "2 notes");
}

async function onBoard(page) {
  await page.waitForFunction(() => document.activeElement?.closest(".board") !== null);
}

async function inView(page) {
  await page.waitForFunction(() => {
    const { activeElement } = document;
    return activeElement !== document.body && activeElement?.closest("#view") !== null;
  });
}
