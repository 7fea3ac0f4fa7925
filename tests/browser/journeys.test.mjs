// The whole job in a real browser against the real program: once by mouse, once by keyboard alone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { click, doubleClick, drag, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

test("the whole job by mouse", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await fillInDetails(page);

    // Notes on the canvas: by double-click, by typing in a zone, by pasting lines.
    await page.getByRole("button", { name: /^Strategiecanvas/ }).click();
    await doubleClick(page, [400, 400]);
    await page.keyboard.type("Wachttijd aan de telefoon");
    await page.keyboard.press("Escape");
    await doubleClick(page, [400, 400]);
    await page.keyboard.type(" in verhuismaanden");
    await click(page, [3600, 2500]);
    await page.keyboard.type("Eén scherm voor de balie");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Backoffice koppelen");
    await click(page, [1500, 1600]);
    await notesCount(page, "3 notities");
    await page.evaluate(() => navigator.clipboard.writeText("Buren halen buren over\nReviews samengevat"));
    await page.keyboard.press("Control+v");
    await notesCount(page, "5 notities");

    // The zone asks its question; the note is put at a crossing and given its voice.
    await click(page, [1900, 200]);
    await page.getByText("Wat staat de klant in de weg, en welke middelen").waitFor();
    await click(page, [400, 400]);
    await page.getByRole("radio", { name: "klant" }).click();
    await page.getByRole("radio", { name: "groen" }).click();
    await page.getByRole("button", { name: "Social Service × Technologie" }).click();
    await page.getByRole("complementary").getByText("Social Service × Technologie").waitFor();
    await shot(page, "journey-mouse-note");

    // One step to an action; its owner is typed and becomes a person.
    await page.getByRole("button", { name: "Maak er een actie van" }).click();
    await page.getByLabel("Wat gaan we doen?").fill("Terugbellen in twee klikken");
    await page.getByLabel("Actiehouder", { exact: true }).fill("Hoofd service");
    await page.getByRole("option", { name: "Nieuw: Hoofd service" }).click();
    await pickDay(page, "Kies een datum");
    await page.getByLabel("Succesmaat").fill("Minder dan 2 minuten wachten");
    await page.getByRole("button", { name: "Actie sluiten" }).click();

    // A drag takes a note to another zone.
    await drag(page, [400, 400], [3000, 500]);

    await page.getByRole("button", { name: /^Acties/ }).click();
    await page.getByRole("row", { name: /Terugbellen in twee klikken/ }).waitFor();
    await page.getByLabel("Filter op actiehouder").selectOption({ label: "Hoofd service" });
    await page.getByText("1 van 1 acties").waitFor();
    await page.getByLabel("Status van Terugbellen in twee klikken").selectOption({ label: "Bezig" });
    await shot(page, "journey-mouse-actions");

    const plan = await exportPlan(page, () =>
      page.getByRole("button", { name: "Actieplan als PDF" }).click(),
    );
    assert.equal(plan.subarray(0, 5).toString(), "%PDF-");

    const workshop = await desk.saved();
    const notes = Object.values(workshop.notes);
    assert.equal(workshop.title, "Klantdag");
    assert.deepEqual(notes.map(({ text }) => text).sort(), [
      "Backoffice koppelen",
      "Buren halen buren over",
      "Eén scherm voor de balie",
      "Reviews samengevat",
      "Wachttijd aan de telefoon in verhuismaanden",
    ]);
    const waiting = notes.find(({ text }) => text.startsWith("Wachttijd"));
    assert.equal(waiting.zone, "social-marketing");
    assert.equal(waiting.voice, "customer");
    assert.equal(waiting.colour, "green");
    assert.deepEqual(waiting.crossing, { step: "social-service", handle: "technology" });
    assert.deepEqual(
      notes
        .filter(({ zone }) => zone === "technology")
        .map(({ text }) => text)
        .sort(),
      ["Backoffice koppelen", "Eén scherm voor de balie"],
    );
    const [action] = Object.values(workshop.actions);
    const noteId = Object.keys(workshop.notes).find((id) => workshop.notes[id] === waiting);
    assert.equal(action.title, "Terugbellen in twee klikken");
    assert.deepEqual(action.notes, [noteId]);
    assert.deepEqual([action.steps, action.handles], [["social-service"], ["technology"]]);
    assert.equal(workshop.people[action.owner].name, "Hoofd service");
    assert.match(action.due, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(action.status, "doing");
    assert.equal(action.measure, "Minder dan 2 minuten wachten");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("the whole job by keyboard alone", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const { keyboard } = page;
  try {
    // Details, reached and left by keys.
    await keyboard.press("Alt+5");
    await tabTo(page, "Title");
    await keyboard.press("Control+a");
    await keyboard.type("Customer day");
    await tabTo(page, "Organisation");
    await keyboard.type("Energy supplier");
    await tabTo(page, "Ambition");
    await keyboard.type("Every customer understands the bill");

    // Onto the board: into the first zone, and write.
    await keyboard.press("Alt+1");
    await tabTo(page, "Board");
    await keyboard.press("ArrowDown");
    await page.getByRole("complementary").getByRole("heading", { name: "Social Service" }).waitFor();
    await keyboard.type("Long wait on the phone");
    await keyboard.press("Enter");
    await keyboard.type("Bill is hard to read");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await notesCount(page, "2 notes");

    // Pick a note up, carry it, put it down: one step.
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.press("End");
    await keyboard.type(" in August");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    for (let step = 0; step < 5; step += 1) await keyboard.press("ArrowRight");
    await keyboard.press("Space");
    await page.getByRole("button", { name: "Undo: moving a note" }).waitFor();

    // The note becomes an action; owner typed, steps ticked, all without leaving the keys.
    await keyboard.press("Control+Enter");
    await page.getByLabel("What will we do?").waitFor();
    await keyboard.type("Call back in two clicks");
    await tabTo(page, "Owner");
    await keyboard.type("Head of service");
    await keyboard.press("Enter");
    await tabTo(page, "Technology");
    await keyboard.press("Space");
    await keyboard.press("Escape");

    // Undo and redo by key, from the view.
    await keyboard.press("Alt+3");
    await page.getByRole("row", { name: /Call back in two clicks/ }).waitFor();
    await tabTo(page, "Search the actions");
    await keyboard.type("clicks");
    await page.getByText("1 of 1 actions").waitFor();

    // A crossing is left empty on purpose.
    await keyboard.press("Alt+2");
    await tabTo(page, "Empty", "td button");
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    await tabTo(page, "Leave empty on purpose");
    await keyboard.press("Enter");
    await keyboard.type("Not this year");
    await tabTo(page, "Leave empty on purpose");
    await keyboard.press("Enter");
    await page.locator("td").getByText("Not this year").waitFor();

    // A command by name, the help by key.
    await keyboard.press("Control+k");
    await keyboard.type("list");
    await keyboard.press("Enter");
    await page.getByRole("tree", { name: "As a list" }).waitFor();
    await keyboard.press("F1");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
    await keyboard.press("Escape");

    const plan = await exportPlan(page, () => keyboard.press("Control+e"), "Export");
    assert.equal(plan.subarray(0, 5).toString(), "%PDF-");

    const workshop = await desk.saved();
    const texts = Object.values(workshop.notes).map(({ text }) => text);
    assert.deepEqual(texts.sort(), ["Bill is hard to read", "Long wait on the phone in August"]);
    const [action] = Object.values(workshop.actions);
    assert.equal(action.title, "Call back in two clicks");
    assert.equal(workshop.people[action.owner].name, "Head of service");
    assert.deepEqual(action.handles, ["technology"]);
    assert.deepEqual(
      Object.values(workshop.crossings).map(({ reason }) => reason),
      ["Not this year"],
    );
    assert.equal(workshop.ambition, "Every customer understands the bill");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

async function fillInDetails(page) {
  await page.getByRole("button", { name: "Workshopgegevens" }).last().click();
  await page.getByLabel("Titel").fill("Klantdag");
  await page.getByLabel("Organisatie").fill("Energieleverancier");
  await page.getByLabel("Ambitie").fill("Elke klant begrijpt de nota");
  await page.getByLabel("Naam", { exact: true }).fill("Marketing lead");
  await page.getByLabel("Rol", { exact: true }).fill("Voorzitter");
  await page.getByLabel("Afdeling", { exact: true }).fill("Marketing");
  await page.getByRole("button", { name: "Toevoegen", exact: true }).click();
  await page.getByLabel("Naam van Marketing lead").waitFor();
  // The same spelling is the same person.
  await page.getByLabel("Naam", { exact: true }).fill(" marketing LEAD ");
  await page.getByRole("alert").getByText("staat al in de lijst").waitFor();
  await page.getByLabel("Naam", { exact: true }).fill("");
}

async function pickDay(page, label) {
  await page.getByRole("button", { name: label }).click();
  await page.locator(".calendar-day:not([data-outside-month])").nth(20).click();
}

async function exportPlan(page, open, button = "Exporteren") {
  await open();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: button, exact: true }).press("Enter");
  return readFile(await (await download).path());
}

/** Presses Tab until the focus is on what has this name; fails when it never is. */
async function tabTo(page, name, selector = "*") {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(
      ([wanted, kind]) => {
        const { activeElement } = document;
        const labels = [...(activeElement?.labels ?? [])].map((label) => label.textContent);
        const names = [activeElement?.getAttribute("aria-label"), activeElement?.textContent, ...labels];
        return activeElement?.matches(kind) && names.some((one) => one?.trim() === wanted);
      },
      [name, selector],
    );
    if (found) return;
  }
  assert.fail(`Tab never comes to ‘${name}’`);
}
