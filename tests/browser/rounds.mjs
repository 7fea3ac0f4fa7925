// A round through the whole console: every view, every pane, every menu, every dialog, one after the other.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { root } from "./console.mjs";

const NOTE = "Round note alone";
const STACK = "Round stack";
/** A table, as a spreadsheet gives it. */
const TABLE = "Note\tZone\nRound imported\tTechnology\nRound imported too\tTechnology";

/** What the sample lacks and the console can show. */
export const EDITS = [
  { edit: "addNote", id: "round-note", canvas: "strategy", zone: "technology", text: NOTE },
  { edit: "setCrossing", note: "round-note", step: "social-service", handle: "technology" },
  { edit: "addAction", id: "round-action", title: "Round action", notes: ["round-note"] },
  { edit: "setLink", from: "round-note", to: "n001", text: "leads to" },
  { edit: "addStack", id: "round-stack", zone: "technology", title: STACK, texts: ["One", "Two", "Three"] },
  { edit: "addPerson", id: "round-person", name: "Round Person" },
  { edit: "addNote", canvas: "strategy", zone: "buy-in", text: "Unseen", colour: "grey", hidden: true },
  ...["much", "much!"].map((end) => ({
    edit: "addNote",
    zone: "buy-in",
    text: `Everybody asks the same so ${end}`,
  })),
  { edit: "parkNotes", notes: ["n005"] },
];

/** Two programs said something else; a copy lies beside the file. To be called before the page is loaded anew. */
export async function disagree(desk) {
  const workshop = JSON.parse(await readFile(desk.file, "utf8"));
  const copy = structuredClone(workshop);
  copy.notes["their-note"] = { ...copy.notes["round-note"], text: "From the other laptop ".repeat(40) };
  await writeFile(
    join(dirname(desk.file), "workshop (conflicted copy 2026-11-21).handvat"),
    JSON.stringify(copy),
  );
  const at = "2026-11-22T10:00:00Z";
  workshop.conflicts = {
    "conflict-title": { record: "workshop", field: "title", ours: "", theirs: "Customer day south", at },
    "conflict-why": {
      record: "actions",
      id: "round-action",
      field: "why",
      ours: "",
      theirs: "Long ".repeat(200),
      at,
    },
  };
  await writeFile(desk.file, JSON.stringify(workshop));
}

/** Goes the whole round; `look` is told the name of each place when it is there. */
export async function goRound(desk, language, look) {
  const { page } = desk;
  const { keyboard } = page;
  const words = await wordsIn(language);
  const pane = page.locator("aside");
  const dialog = page.getByRole("dialog");

  await look("the sheet, nothing chosen");
  await page.getByRole("button", { name: words("similar-look") }).click();
  await page.locator("aside .group").first().waitFor();
  await look("the sheet, notes that are alike");
  await page.getByRole("menuitem", { name: words("menu-edit"), exact: true }).click();
  for (const menu of ["file", "edit", "view", "beamer", "help"]) {
    await page.getByRole("menuitem", { name: words(`menu-${menu}`), exact: true }).hover();
    await page.getByRole("menuitem", { name: words(`menu-${menu}`), exact: true, expanded: true }).waitFor();
    await look(`the menu ${menu}`);
  }
  await away(page);
  await popovers();
  await onTheSheet();
  await overviews();
  await dialogs();
  await otherSheets();
  await disagreements();
  await start();

  async function popovers() {
    for (const [name, button] of [
      ["save state", page.locator(".state-trigger")],
      ["beamer", page.locator("button.beamer")],
      ["countdown", page.locator("button.clock")],
    ]) {
      await button.click();
      await page.locator(".menu, .clock-pane").first().waitFor();
      await look(`the pane of the ${name}`);
      if (name !== "countdown") await away(page);
    }
    await page.getByRole("button", { name: words("clock-start") }).click();
    await page.getByRole("timer").waitFor();
    await look("the countdown, running");
    await page.getByRole("button", { name: words("clock-stop") }).click();
    await page.getByRole("timer").waitFor({ state: "detached" });
    await away(page);
  }

  async function onTheSheet() {
    await keyboard.press("Control+j");
    await page.locator(".capture input").fill("Round captured");
    await keyboard.press("Enter");
    await page.locator(".capture li").first().waitFor();
    await look("capturing");
    await keyboard.press("Escape");
    await page.locator(".capture").waitFor({ state: "detached" });
    await find(NOTE);
    await look("finding");
    await take(words("link-draw"));
    await look("a note");
    await page.locator(".board").focus();
    await keyboard.press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await look("the menu of a note");
    for (const part of ["voice", "colour", "size"]) {
      await page.getByRole("menuitem", { name: words(part), exact: true }).hover();
      await page.getByRole("menuitem", { name: words(part), exact: true, expanded: true }).waitFor();
      await look(`the menu of a note’s ${part}`);
    }
    await away(page);
    await page.getByRole("button", { name: words("link-draw") }).click();
    await page.locator(".bar button").waitFor();
    await look("an arrow that was begun");
    await page.locator(".bar button").click();
    await find("");
    await page.locator("search select").nth(1).selectOption("grey");
    await take(words("blind-reveal"), words("blind-face-down"));
    await look("a note that lies face down");
    await choose(STACK, words("stack-deal"));
    await look("a stack");
    await page.locator(".board").focus();
    await keyboard.press("Control+a");
    await pane.getByRole("button", { name: words("action-park-notes") }).waitFor();
    await look("several notes");
    await keyboard.press("Escape");
    await keyboard.press("ArrowDown");
    await pane.locator(".share").waitFor();
    await look("a zone");
    await keyboard.press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await look("the menu of a sheet");
    await away(page);
  }

  async function overviews() {
    await keyboard.press("Alt+2");
    await page.locator("main table").waitFor();
    await look("the crossings");
    await page.locator("main td button").first().click();
    await pane.getByRole("button", { name: words("action-new-action") }).waitFor();
    await look("a crossing");
    await pane.getByRole("button", { name: words("mark-empty") }).click();
    await dialog.waitFor();
    await look("the dialog of an empty crossing");
    await away(page);

    await keyboard.press("Alt+3");
    await page.locator("main table").waitFor();
    await look("the actions");
    await page.locator("main tbody button").first().click();
    await pane.getByText(words("measure-choose")).click();
    await look("an action");
    await pane.getByRole("button", { name: words("date-open") }).click();
    await page.locator(".calendar").waitFor();
    await look("the month of an action’s date");
    await away(page);
    await pane.locator(".combo-open").click();
    await page.locator(".menu-item").first().waitFor();
    await look("the list of owners");
    await away(page);
    await page.getByRole("searchbox").fill("nothing is called this");
    await page.locator(".empty").waitFor();
    await look("actions of which none is left");
    await page.locator(".empty button").click();

    await keyboard.press("Alt+4");
    const rows = page.getByRole("treeitem");
    await rows.first().waitFor();
    await look("the outline");
    await rows.nth(3).dblclick();
    await page.locator('[role="tree"] textarea').waitFor();
    await look("the outline, writing");
    await keyboard.press("Escape");

    await keyboard.press("Alt+7");
    await page
      .getByRole("button", { name: words("parking-back") })
      .first()
      .waitFor();
    await look("the parking lot");
    await keyboard.press("Alt+5");
    await page.locator("main form").waitFor();
    await look("the details");
    await page.getByRole("button", { name: words("date-open") }).click();
    await page.locator(".calendar").waitFor();
    await look("the month of the workshop’s date");
    await away(page);

    await keyboard.press("Control+b");
    await dialog.waitFor();
    await look("the dialog of a version’s name");
    await keyboard.type("Round version");
    await keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.locator("[data-messages] button").first().waitFor();
    await look("a message");
    await keyboard.press("Alt+6");
    await page.getByRole("button", { name: words("version-restore") }).waitFor();
    await look("the versions");
    await keyboard.press("Alt+1");
    await page.locator(".surface").waitFor();
  }

  async function dialogs() {
    for (const [name, keys] of [
      ["palette", "Control+k"],
      ["keys", "F1"],
      ["new", "Control+n"],
    ]) {
      await keyboard.press(keys);
      await dialog.waitFor();
      await settled(page);
      await look(`the dialog: ${name}`);
      await away(page);
    }
    for (const action of ["about", "room-setup", "add-sheets", "edit-sheet"]) {
      await command(words(`action-${action}`));
      await dialog.getByRole("button").first().waitFor();
      await look(`the dialog: ${action}`);
      await away(page);
    }
    await keyboard.press("Control+e");
    for (const format of ["pdf", "png", "csv"]) {
      await dialog.getByRole("radio", { name: words(`format-${format}`) }).click();
      await look(`the dialog: export as ${format}`);
    }
    await dialog.getByRole("radio", { name: words("format-pdf") }).click();
    await dialog.getByRole("radio", { name: words("profile-poster") }).click();
    await look("the dialog: export as a poster");
    await away(page);
    await page.locator(".board").focus();
    await page.evaluate((text) => navigator.clipboard.writeText(text), TABLE);
    await keyboard.press("Control+v");
    await dialog.waitFor();
    await look("the dialog: import");
    await away(page);
    await choose(NOTE, words("link-draw"));
    await keyboard.press("Shift+F6");
    await dialog.waitFor();
    await look("a note as large as the screen");
    await away(page);
    await keyboard.press("Escape");
  }

  async function otherSheets() {
    await command(words("action-add-sheets"));
    const count = await dialog.locator("li button").count();
    for (let place = 0; place < count; place++) {
      if (place > 0) await command(words("action-add-sheets"));
      await dialog.locator("li button").nth(place).click();
      await dialog.waitFor({ state: "detached" });
    }
    const sheets = page.locator("nav button").filter({ has: page.locator(".count") });
    for (let place = 1; place <= count; place++) {
      await sheets.nth(place).click();
      await settled(page);
      await look(`sheet ${place}, nothing chosen`);
      for (const key of ["Alt+1", "Home", "ArrowDown"]) await keyboard.press(key);
      await pane.locator(".share").waitFor();
      await look(`sheet ${place}, a zone`);
      await keyboard.type("Round tested");
      for (const key of ["Enter", "Escape"]) await keyboard.press(key);
      await page.getByRole("treeitem", { name: /Round tested/ }).waitFor({ state: "attached" });
      for (const key of ["Alt+1", "Home", "ArrowDown", "ArrowRight"]) await keyboard.press(key);
      await pane.getByRole("button", { name: words("link-draw") }).waitFor();
      await look(`sheet ${place}, a note`);
    }
    await sheets.first().click();
  }

  async function disagreements() {
    await disagree(desk);
    await page.reload();
    await page.locator("nav").waitFor();
    await page.locator(".banner").nth(1).waitFor();
    await look("banners");
    await page.locator("nav button").nth(-2).click();
    await page.locator("[data-conflict]").first().waitFor();
    await look("the conflicts");
    await page.locator("nav button").last().click();
    await page.locator("main table").first().waitFor();
    await look("the copies");
  }

  async function start() {
    await keyboard.press("Control+w");
    await page.locator(".gallery").waitFor();
    await settled(page);
    await look("the start");
    // Work that no file holds comes back here, and can be thrown away.
    await page.locator(".gallery .buttons button").first().click();
    await page.locator(".board").waitFor();
    for (const key of ["Alt+1", "Home", "ArrowDown"]) await keyboard.press(key);
    await pane.locator(".share").waitFor();
    await keyboard.type("Round unsaved");
    await keyboard.press("Enter");
    await page.getByRole("treeitem", { name: /Round unsaved/ }).waitFor({ state: "attached" });
    await keyboard.press("Escape");
    await keyboard.press("Control+w");
    const unsaved = page.locator(".return li").filter({ has: page.locator(".words") });
    await unsaved.waitFor();
    await look("the start, with work that has no file");
    await unsaved.getByRole("button").last().click();
    await page.getByRole("alertdialog").waitFor();
    await look("the dialog that throws work away");
  }

  async function find(text) {
    await keyboard.press("Control+f");
    await page.locator("search input").fill(text);
  }

  /** Chooses what is found on the sheet; `button` is one that its pane has. */
  async function choose(text, button) {
    await find(text);
    await take(button);
  }

  async function take(button, hit = "") {
    await page.locator("search li button").filter({ hasText: hit }).first().click();
    await page.getByRole("button", { name: words("find-close") }).click();
    await page.locator("search").waitFor({ state: "detached" });
    await pane.getByRole("button", { name: button }).waitFor();
  }

  async function command(name) {
    await keyboard.press("Control+k");
    await page.locator(".palette-input").fill(name);
    const exact = page.getByText(name, { exact: true });
    await page.locator(".palette-list .menu-item").filter({ has: exact }).click();
    await page.locator(".palette-input").waitFor({ state: "detached" });
  }
}

/** Closes what lies over the page. */
async function away(page) {
  const over = page.locator(".menu, .clock-pane, [role=dialog]");
  while ((await over.count()) > 0) {
    await page.keyboard.press("Escape");
    await settled(page);
  }
}

/** Two frames later. */
export function settled(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The plain words of a language by their ids. */
export async function wordsIn(language) {
  const folder = join(root, "ui", "locales", language);
  const found = new Map();
  for (const name of await readdir(folder))
    for (const [, id, text] of (await readFile(join(folder, name), "utf8")).matchAll(
      /^([a-z][\w-]*) = (.+)$/gmu,
    ))
      found.set(id, text);
  return (id) => {
    if (!found.has(id)) throw new Error(`no words ${id}`);
    return found.get(id);
  };
}
