// Instruments as people work with them: gallery, prompts, scores, answers, benefits, guidance.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { click, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

for (const [language, width, height] of [
  ["nl", 1366, 768],
  ["en", 1920, 1080],
]) {
  test(`the gallery shows instruments and kits, names a broken template, and a kit begins filled: ${language}`, async () => {
    const say = (nl, en) => (language === "nl" ? nl : en);
    const desk = await openConsole({ language, width, height });
    const { page } = desk;
    try {
      const own = join(dirname(desk.file), "data", "templates");
      await mkdir(own, { recursive: true });
      await writeFile(join(own, "mine.json"), '{ "format": "handvat-template", "version": 1, "id": 3 }');
      await page.keyboard.press("Control+k");
      await page.keyboard.type(say("Nieuwe workshop", "New workshop"));
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("heading", { name: say("Werkvormen", "Workshop kits") }).waitFor();
      await dialog
        .getByText(/mine\.json/)
        .first()
        .waitFor();
      assert.equal(
        await dialog
          .getByRole("button", {
            name: say(/^Begin hiermee: /, /^Begin with this: /),
          })
          .count(),
        7,
      );
      const parts = dialog.getByText(say(/^Dagindeling in/, /^Timetable in/)).first();
      await parts.focus();
      await page.keyboard.press("Enter");
      await dialog.getByText("09:00").first().waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await shot(page, `gallery-${language}`);
      await dialog
        .getByRole("button", {
          name: say(/^Oefen gevuld: Strategie in/, /^Rehearse filled: Strategy in/),
        })
        .focus();
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
      const sheets = page.getByRole("navigation", {
        name: say("Vellen en overzichten", "Sheets and overviews"),
      });
      await sheets.getByRole("button", { name: say(/Openingsscan/, /Opening scan/) }).waitFor();
      await shot(page, `kit-${language}`);
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

test("a group scores its blocks and answers the questions of its core value, by mouse and by keyboard", async () => {
  const desk = await openConsole({
    language: "nl",
    template: "building-blocks",
  });
  const { page } = desk;
  try {
    await click(page, [2000, 800]);
    const levels = page.getByRole("radiogroup", {
      name: "Wat vinden jullie als groep?",
    });
    await levels.getByRole("radio", { name: /Een paar mensen beginnen/ }).click();
    await page.getByRole("radio", { name: /Een paar mensen beginnen/, checked: true }).waitFor();
    const origin = page.getByLabel("Kernwaarde nummer één: waar komt die vandaan?");
    await origin.fill("Van de monteurs");
    await origin.press("Control+Enter");
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "blocks-nl");

    // By keyboard: another block, its score, and away again.
    await goTo(page, "Ga naar Klantervaring");
    await levels.getByRole("radio").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await page.getByText(/kijk daar eerst/).waitFor();
    const { answers } = await desk.saved();
    assert.equal(answers["building-blocks--centricity"].score, 2);
    assert.equal(answers["building-blocks--centricity--origin"].text, "Van de monteurs");
    assert.equal(answers["building-blocks--experience"].score, 2);
    await page.getByRole("button", { name: "Score wissen" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("note").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await page.getByRole("note").waitFor();
    assert.equal((await desk.saved()).answers["building-blocks--experience"].score, 2);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a prompt card is turned and laid on a note in the language of the workshop", async () => {
  const desk = await openConsole({ language: "nl", width: 1920, height: 1080 });
  const { page } = desk;
  try {
    await click(page, [900, 300]);
    await page.getByText("Kaart 1 van 12").waitFor();
    await page.getByRole("button", { name: "Volgende kaart" }).click();
    await page.getByText("Kaart 2 van 12").waitFor();
    const first = await page.locator(".prompt").textContent();
    await page.getByRole("button", { name: "Op een notitie" }).click();
    await notesCount(page, "1 notitie");
    await shot(page, "prompts-nl");
    await page.getByRole("button", { name: "Vorige kaart" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByText("Kaart 12 van 12").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await notesCount(page, "2 notities");
    assert.deepEqual(await seriousFindings(page), []);
    const notes = Object.values((await desk.saved()).notes);
    assert.ok(notes.some(({ text, zone }) => text === first && zone === notes[0].zone));
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

async function goTo(page, command) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(command);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  // The board takes the focus back a moment later.
  await page.locator(".tree:focus").waitFor();
}

test("an action takes a measure of its step and claims benefits", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+3");
    await page.getByRole("button", { name: "Nieuwe actie" }).first().click();
    await page.getByLabel("Wat gaan we doen?").fill("Rekening herschrijven");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("checkbox", { name: "Social Service" }).check({ force: true });
    await page.getByText("Kies uit de maten van stap en handvat").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const wanted = (await page.locator("details li button").first().textContent()).trim();
    await page.keyboard.press("Enter");
    const benefits = page.getByRole("group", { name: "Goed voor" });
    await benefits.getByRole("checkbox").nth(1).check({ force: true });
    await benefits.getByRole("checkbox").nth(0).focus();
    await page.keyboard.press("Space");
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "action-nl");
    const [action] = Object.values((await desk.saved()).actions);
    assert.equal(action.measure, wanted);
    assert.deepEqual(action.benefits, ["service-cost", "service-people"]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("the facilitator reads how the sheet is run, and hears where nobody but us speaks", async () => {
  const desk = await openConsole({ language: "en", template: "opening-scan", width: 1920, height: 1080 });
  const { page } = desk;
  try {
    const inspector = page.getByRole("complementary");
    await inspector.getByRole("heading", { name: "How to run it" }).waitFor();
    await inspector.getByText("Pitfalls").waitFor();
    assert.equal(await inspector.getByRole("article").count(), 4);
    await click(page, [900, 500]);
    await page.getByRole("button", { name: "Onto a note" }).click();
    await notesCount(page, "1 note");
    await inspector.getByText("Everything here is assumption. Whom could you ask?").waitFor();
    await page.getByRole("tree", { name: "Board" }).focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await inspector.getByText("In 1 zone everything is assumption:").waitFor();
    await inspector.getByRole("button", { name: "Starting with marketing" }).focus();
    await page.keyboard.press("Enter");
    await inspector.getByText("Everything here is assumption. Whom could you ask?").waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a sheet is added in one step, and its test leads to a note", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    const money = page.getByLabel(/^Ons antwoord op/).last();
    await money.fill("Begin klein");
    await money.press("Control+Enter");
    await page.getByRole("button", { name: "Vel toevoegen…" }).click();
    await page.getByRole("button", { name: "Toevoegen: Outside-in" }).focus();
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "add-sheets-nl");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page
      .getByRole("navigation")
      .getByRole("button", { name: /Outside-in/, current: "page" })
      .or(page.locator("nav button[aria-current]", { hasText: "Outside-in" }))
      .first()
      .waitFor();
    await goTo(page, "Ga naar Stoppen");
    await page.getByRole("button", { name: "Op een notitie" }).click();
    await notesCount(page, "1 notitie");
    await page.getByRole("tree", { name: "Bord" }).focus();
    await page.keyboard.press("ArrowDown");
    const asked = page.getByRole("group", { name: "Vroeg het publiek erom?" });
    await asked.getByRole("button", { name: "Nee" }).click();
    await asked.getByRole("button", { name: "Nee", pressed: true }).waitFor();
    await page.getByRole("group", { name: "Helpt het?" }).getByRole("button", { name: "Ja" }).focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await seriousFindings(page), []);
    await page
      .getByRole("button", { name: /^Notitie in ‘/ })
      .first()
      .click();
    await notesCount(page, "2 notities");
    await shot(page, "test-nl");
    // What fails on the whole sheet becomes actions in one step, and so it is undone.
    await page.getByRole("tree", { name: "Bord" }).focus();
    // The note, then its zone.
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Maak er acties van" }).click();
    await page.getByRole("button", { name: "Maak er acties van" }).waitFor({ state: "detached" });
    const [made] = Object.values((await desk.saved()).actions);
    assert.equal(made.why, "Vroeg het publiek erom? Nee.");
    await page.getByRole("tree", { name: "Bord" }).focus();
    await page.keyboard.press("Control+z");
    await page.getByRole("button", { name: "Maak er acties van" }).waitFor();
    assert.deepEqual((await desk.saved()).actions, {});
    const { notes, tests, objections, canvases } = await desk.saved();
    assert.ok(Object.values(notes).some(({ text }) => text.endsWith("Vroeg het publiek erom? Nee.")));
    assert.deepEqual(Object.values(tests)[0].verdicts, { asked: "no", helpful: "yes" });
    assert.equal(objections.money.answer, "Begin klein");
    assert.equal(Object.keys(canvases).length, 2);
    // Undo of everything: the sheet at hand goes, and the first one is shown.
    await page.getByRole("tree", { name: "Bord" }).focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("Control+z");
    await page.getByRole("main", { name: "Strategiecanvas" }).waitFor();
    assert.equal(Object.keys((await desk.saved()).canvases).length, 1);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a sheet is given a name, and goes with its notes until that is undone", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  const sheets = page.getByRole("navigation");
  try {
    await page.getByRole("button", { name: "Change the sheet…" }).click();
    await page.getByRole("button", { name: "Delete the sheet" }).and(page.locator(":disabled")).waitFor();
    await page.getByLabel("What is this sheet called?").fill("Our compass");
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "sheet-en");
    await page.keyboard.press("Enter");
    await sheets.getByRole("button", { name: /^Our compass/ }).waitFor();
    await page.getByRole("button", { name: "Add a sheet…" }).click();
    await page.getByRole("button", { name: "Add: Building blocks" }).click();
    await sheets.getByRole("button", { name: /^Building blocks/ }).waitFor();
    const { notes, actions } = await desk.saved();
    // Not the one at hand: the one that the pointer is on.
    await sheets.getByRole("button", { name: /^Our compass/ }).click({ button: "right" });
    await page.getByText(`The ${Object.keys(notes).length} notes that lie on it go too.`).waitFor();
    await page.getByRole("button", { name: "Delete the sheet" }).click();
    await sheets.getByRole("button", { name: /^Our compass/ }).waitFor({ state: "detached" });
    await notesCount(page, "0 notes");
    const left = await desk.saved();
    assert.equal(Object.keys(left.actions).length, Object.keys(actions).length);
    assert.ok(Object.values(left.actions).every((action) => action.handles.length === 0));
    await page.getByRole("button", { name: /^Undo: deleting a sheet/ }).click();
    await sheets.getByRole("button", { name: /^Our compass/ }).waitFor();
    const again = await desk.saved();
    assert.deepEqual([again.notes, again.actions], [notes, actions]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});
