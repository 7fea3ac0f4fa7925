// Finding, filtering, writing along, pasting tables, stacks, arrows and the parking lot, as people use them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

test("words are found everywhere, filters show whose words they are, and all of it by keyboard", async () => {
  const desk = await openConsole({ language: "nl", sample: true });
  const { page } = desk;
  try {
    await page.keyboard.press("Control+f");
    await page.getByRole("searchbox").waitFor();
    await page.keyboard.type("telefoon");
    await page
      .getByRole("search")
      .getByText(/^\d+ gevonden$/)
      .waitFor();
    const found = await page.getByRole("search").getByRole("listitem").count();
    assert.ok(found > 2, `${found} found`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.locator("search [aria-current=true]").waitFor();
    assert.ok(await page.getByRole("searchbox").evaluate((field) => field === document.activeElement));
    await shot(page, "find-nl");
    assert.deepEqual(await seriousFindings(page), []);

    // Without words: everything that customers said, and one press takes the filter away.
    await page.getByRole("searchbox").fill("");
    await page.getByRole("search").getByLabel("Stem").selectOption("customer");
    await page
      .getByRole("search")
      .getByText(/^\d+ gevonden$/)
      .waitFor();
    await shot(page, "find-filter-nl");
    await page.getByRole("button", { name: "Filter wissen" }).click();
    await page.getByText("Typ een woord of kies een filter.").waitFor();
    await page.getByRole("searchbox").press("Escape");
    await page.getByRole("searchbox").waitFor({ state: "detached" });
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a scribe writes along by keyboard alone and takes one back", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await page.keyboard.press("Control+j");
    const line = page.getByRole("textbox", { name: /^Wat hoor je/ });
    await line.waitFor();
    await page.keyboard.type("Wachttijd is te lang");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+2");
    await page.keyboard.press("Alt+v");
    await page.keyboard.type("Niemand leest de nieuwsbrief");
    await page.keyboard.press("Enter");
    await notesCount(page, "2 notities");
    await shot(page, "capture-nl");
    assert.deepEqual(await seriousFindings(page), []);
    // The line knows of both once both have been answered.
    await page.getByRole("button", { name: "Terugnemen" }).nth(1).waitFor();
    await page.getByRole("button", { name: "Terugnemen" }).first().click();
    await notesCount(page, "1 notitie");
    await page.keyboard.press("Escape");
    await line.waitFor({ state: "detached" });
    const { notes } = await desk.saved();
    const [note] = Object.values(notes);
    assert.deepEqual(
      [note.text, note.zone, note.voice],
      ["Wachttijd is te lang", "social-service", "customer"],
    );
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("rows of a spreadsheet are looked at before they are pasted, and one undo takes them away", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    const rows = [
      "Tekst\tVak\tStem",
      "Te lang wachten\tSocial Service\tklant",
      "Te lang wachten\tSocial Service\tklant",
    ];
    for (let row = 0; row < 6; row++) rows.push(`Idee nummer ${row}\tSocial Innovation\tmedewerker`);
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join("\n"));
    await click(page, [400, 700]);
    await page.keyboard.press("Control+v");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading", { name: "Geplakte rijen" }).waitFor();
    await dialog.getByRole("table").getByText("Te lang wachten").first().waitFor();
    assert.equal(await dialog.getByLabel("Kolom met het vak").inputValue(), "Vak");
    await shot(page, "paste-table-nl");
    assert.deepEqual(await seriousFindings(page), []);
    await dialog.getByRole("button", { name: "Importeren" }).click();
    // The one that was there twice came once.
    await notesCount(page, "7 notities");
    const { notes } = await desk.saved();
    const zones = Object.values(notes).map(({ zone }) => zone);
    assert.deepEqual([...new Set(zones)].sort(), ["social-innovation", "social-service"]);
    await page.keyboard.press("Control+z");
    await notesCount(page, "0 notities");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("notes are stacked, fanned out and linked by an arrow", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    for (const [text, place] of [
      ["Long wait", [400, 400]],
      ["Waiting long", [400, 700]],
      ["Unclear bill", [1000, 400]],
    ]) {
      await doubleClick(page, place);
      await page.keyboard.type(text);
      await page.keyboard.press("Control+Enter");
    }
    await notesCount(page, "3 notes");
    // An arrow from the one that is chosen to the one that is chosen next.
    await click(page, [1000, 420]);
    await page.keyboard.press("Control+l");
    await click(page, [420, 420]);
    await page.locator("[data-live]").getByText("Arrow drawn").waitFor();
    await page.getByRole("heading", { name: "Arrows" }).waitFor();
    await shot(page, "arrow-en");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+g");
    await page.getByRole("heading", { name: "Stack of 3 notes" }).waitFor();
    await page.getByRole("button", { name: "Fan out" }).click();
    await page.getByRole("button", { name: "Together again" }).waitFor();
    await shot(page, "fanned-en");
    const { clusters, links } = await desk.saved();
    assert.equal(Object.values(clusters)[0].open, true);
    assert.equal(Object.keys(links).filter((key) => key.includes(">")).length, 1);
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});
