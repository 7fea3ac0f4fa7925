// Nothing lost, as people see it: what came back, versions, conflicts, copies, reading only.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { doubleClick, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, root, seriousFindings, shot, told } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

test("what came back after a sudden end is shown beside the file, and kept", async () => {
  const desk = await openConsole({ language: "nl" });
  try {
    await organise(desk.page, "Energieleverancier");
    await desk.kill();
    const page = await desk.again();
    await page.getByRole("heading", { name: "Wat terugkwam" }).waitFor();
    await page
      .getByRole("main")
      .getByText("Hersteld: 1 stap die nog niet in het bestand stond is terug.")
      .waitFor();
    await page.getByRole("listitem").getByText("workshopgegevens").waitFor();
    await page.getByRole("img", { name: /^Het vel: Het bestand zoals het was/ }).waitFor();
    await page.getByRole("img", { name: /^Het vel: Met wat terugkwam/ }).waitFor();
    const row = page.getByRole("row", { name: /Organisatie/ });
    assert.match(await row.textContent(), /niet ingevuld.*Energieleverancier/s);
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "recovery-nl");

    // The work goes on without an answer, and the question stays in sight.
    await page.getByRole("button", { name: "Later, via de versies" }).click();
    await page.locator(".surface").waitFor();
    await page.getByRole("button", { name: "Bekijk beide" }).click();
    await page.getByRole("button", { name: "Houd wat terugkwam" }).click();
    await page.getByText("Wat terugkwam, blijft.").waitFor();
    await page.reload();
    await page.locator("header").getByText("Energieleverancier").waitFor();
    assert.equal(await page.locator("[data-recovered]").count(), 0);
  } finally {
    await desk.end();
  }
});

test("the file as it was can be taken instead, and that can be undone", async () => {
  const desk = await openConsole({ language: "en" });
  try {
    await organise(desk.page, "Energy supplier");
    await desk.kill();
    const page = await desk.again();
    await page.getByRole("button", { name: "Go back to the file as it was" }).click();
    await page.getByText("The workshop is as the file was.").waitFor();
    await page.locator("header").getByText("Energy supplier").waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
    await page.locator("header").getByText("Energy supplier").waitFor();
    // The other one stays among the versions.
    await page.keyboard.press("Alt+6");
    await page.getByRole("button", { name: /before an earlier version was put back/ }).waitFor();
  } finally {
    await desk.end();
  }
});

for (const language of ["nl", "en"]) {
  test(`a version is saved, looked at, restored and that is undone: ${language}`, async () => {
    const say = (nl, en) => (language === "nl" ? nl : en);
    const desk = await openConsole({ language, width: 1920, height: 1080 });
    const { page } = desk;
    try {
      await write(page, [400, 400], "Wachttijd");
      await notesCount(page, say("1 notitie", "1 note"));
      await page.keyboard.press("Control+b");
      await page.keyboard.type(say("Vóór de pauze", "Before the break"));
      await page.keyboard.press("Enter");
      await page
        .getByText(say("Versie ‘Vóór de pauze’ is bewaard.", "Version “Before the break” is kept."))
        .waitFor();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await write(page, [3000, 400], "Jaarnota");
      await notesCount(page, say("2 notities", "2 notes"));

      await page.keyboard.press("Alt+6");
      const version = page.getByRole("button", { name: say(/Vóór de pauze/, /Before the break/) });
      await version.focus();
      await page.keyboard.press("Enter");
      await page
        .getByRole("row", { name: say(/Alleen nu/, /Only now/) })
        .getByText("Jaarnota")
        .waitFor();
      await page
        .getByRole("img", {
          name: say(/^Het vel: Deze versie, 1 notitie/, /^The sheet: This version, 1 note/),
        })
        .waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await shot(page, `version-${language}`);

      await page.getByRole("button", { name: say("Zet deze versie terug", "Put this version back") }).click();
      await notesCount(page, say("1 notitie", "1 note"));
      await page.getByText(say("Er is geen verschil.", "There is no difference.")).waitFor();
      const messages = page.getByRole("region", { name: say("Meldingen", "Messages") });
      await messages.getByRole("button", { name: say("Ongedaan maken", "Undo") }).click();
      await notesCount(page, say("2 notities", "2 notes"));
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

test("the offer to undo a restored version goes when something else is done", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await keepVersion(page, "Empty");
    await write(page, [400, 400], "Long wait");
    await notesCount(page, "1 note");
    await page.keyboard.press("Alt+6");
    await page.getByRole("button", { name: /Empty/ }).click();
    await page.getByRole("button", { name: "Put this version back" }).click();
    const notice = page.getByText("“Empty” is back.");
    await notice.waitFor();
    await organise(page, "Energy supplier");
    await notice.waitFor({ state: "detached" });
  } finally {
    await desk.end();
  }
});

test("an automatic version is given a name afterwards", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await keepVersion(page, "First");
    await page.keyboard.press("Alt+6");
    await page.getByRole("button", { name: /First/ }).click();
    await page.getByRole("button", { name: "Change its name…" }).click();
    await page.getByLabel("What is it called?").fill("Before the coffee");
    await page.getByRole("button", { name: "Keep this name" }).click();
    await page.getByRole("heading", { name: "Before the coffee" }).waitFor();
    assert.equal(await page.getByRole("button", { name: /First/ }).count(), 0);
  } finally {
    await desk.end();
  }
});

test("conflicts are resolved by keys, one after the other, and a choice is undone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "handvat-conflicts-"));
  const file = join(folder, "workshop.handvat");
  const workshop = JSON.parse(await readFile(join(root, "templates", "sample.en.handvat"), "utf8"));
  const [action] = Object.keys(workshop.actions);
  const { title } = workshop.actions[action];
  const at = "2026-11-22T10:00:00Z";
  workshop.conflicts = {
    "conflict-due": { record: "actions", id: action, field: "due", ours: null, theirs: "2027-04-01", at },
    "conflict-title": { record: "workshop", field: "title", ours: "", theirs: "Customer day south", at },
  };
  await writeFile(file, JSON.stringify(workshop));
  const desk = await openConsole({ language: "en", workshop: file });
  const { page } = desk;
  try {
    await page.locator(".banner").getByText("2 conflicts").waitFor();
    await page.getByRole("button", { name: "Choose", exact: true }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByText("1 April 2027").waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "conflicts-en");

    await page.getByRole("button", { name: `Take the other: Due of ${title}` }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("1 conflict", { exact: true }).waitFor();
    await page.locator("[data-conflict='conflict-title'] button:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("No conflicts").waitFor();
    let saved = await desk.saved();
    assert.deepEqual(
      [saved.actions[action].due, saved.title, saved.conflicts],
      ["2027-04-01", workshop.title, undefined],
    );

    await page.getByRole("button", { name: /^Undo: / }).click();
    await page.getByRole("button", { name: /^Undo: / }).click();
    await page.getByRole("status").getByText("2 conflicts", { exact: true }).waitFor();
    saved = await desk.saved();
    assert.equal(saved.actions[action].due, workshop.actions[action].due);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a note that two people wrote is shown as two notes, and both can stay", async () => {
  const folder = await mkdtemp(join(tmpdir(), "handvat-conflicts-"));
  const file = join(folder, "workshop.handvat");
  const workshop = JSON.parse(await readFile(join(root, "templates", "sample.nl.handvat"), "utf8"));
  const [ours, note] = Object.entries(workshop.notes).find(([, { cluster }]) => !cluster);
  workshop.notes["other-note"] = { ...note, text: "De woorden van de ander", x: note.x + 300 };
  workshop.conflicts = {
    "conflict-text": {
      record: "notes",
      id: ours,
      field: "text",
      ours: note.text,
      theirs: "De woorden van de ander",
      other: "other-note",
      at: "2026-11-22T10:00:00Z",
    },
  };
  await writeFile(file, JSON.stringify(workshop));
  const desk = await openConsole({ language: "nl", workshop: file });
  const { page } = desk;
  try {
    await page.getByRole("button", { name: "Kies", exact: true }).click();
    assert.equal(await page.locator(".side.note").count(), 2);
    await page.getByRole("button", { name: "Ga erheen" }).click();
    await page.getByRole("complementary").getByText("Notitie").first().waitFor();
    await page.getByRole("button", { name: "Kies", exact: true }).click();
    await page.getByRole("button", { name: /^Houd beide notities/ }).click();
    await page.getByText("Geen conflicten").waitFor();
    const saved = await desk.saved();
    assert.deepEqual(
      [saved.notes[ours].text, saved.notes["other-note"].text, saved.conflicts],
      [note.text, "De woorden van de ander", undefined],
    );
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
    await rm(folder, { recursive: true, force: true });
  }
});

test("a copy that a sync tool put beside the file is looked at and merged", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  try {
    const copy = JSON.parse(await readFile(desk.file, "utf8"));
    const [note] = Object.keys(copy.notes);
    copy.notes["their-note"] = { ...copy.notes[note], text: "From the other laptop" };
    await writeFile(
      join(dirname(desk.file), "workshop (conflicted copy 2026-11-21).handvat"),
      JSON.stringify(copy),
    );
    await page.reload();
    await page.getByText("A copy of this workshop lies beside its file").waitFor();
    await page.getByRole("button", { name: "See the differences" }).click();
    await page
      .getByRole("row", { name: /Only in the copy/ })
      .getByText("From the other laptop")
      .waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "copy-en");
    await page.getByRole("button", { name: "Merge the copy" }).click();
    await page.getByText(/1 change from elsewhere came in/).waitFor();
    await notesCount(page, "133 notes");
    await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
    await notesCount(page, "132 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("another copy is picked from the menu, and what both changed is chosen afterwards", async () => {
  const desk = await openConsole({ language: "nl", sample: true });
  const { page } = desk;
  try {
    const copy = JSON.parse(await readFile(desk.file, "utf8"));
    copy.ambition = "Elke klant begrijpt de nota";
    await page.keyboard.press("Alt+5");
    await page.getByLabel("Ambitie").fill("Niemand hoeft nog te bellen");
    await page.locator("h1").click();
    await desk.saved();

    await page.getByRole("menuitem", { name: "Bestand" }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("menuitem", { name: "Kopie samenvoegen…" }).click();
    const name = "van de andere laptop.handvat";
    await (
      await chooser
    ).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(copy)) });
    await page.getByRole("heading", { name }).waitFor();
    await page.getByRole("row", { name: /Ambitie/ }).waitFor();
    await page.getByRole("button", { name: "Voeg de kopie samen" }).click();

    await page.getByRole("heading", { name: "Conflicten" }).waitFor();
    await page.getByText("Niemand hoeft nog te bellen").waitFor();
    await page.getByRole("button", { name: /^Neem de andere: Ambitie/ }).click();
    await page.getByText("Geen conflicten").waitFor();
    assert.equal((await desk.saved()).ambition, "Elke klant begrijpt de nota");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a file with another workshop is not merged, and that is said", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.getByRole("menuitem", { name: "File" }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("menuitem", { name: "Merge a copy…" }).click();
    await (await chooser).setFiles(join(root, "templates", "sample.en.handvat"));
    await page.getByRole("alert").waitFor();
    assert.match(await page.getByRole("alert").textContent(), /two different workshops/);
    await page.locator(".surface").waitFor();
  } finally {
    await desk.end();
  }
});

test("what another program writes into the file comes in, and what both changed becomes a conflict", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+5");
    await page.getByLabel("Organisation").fill("Ours");
    await page.locator("h1").click();
    const theirs = await desk.saved();
    await page.getByLabel("Organisation").fill("Ours, once more");
    await writeFile(
      desk.file,
      JSON.stringify({ ...theirs, organisation: "Theirs", ambition: "From elsewhere" }),
    );
    await page.locator("h1").click();
    await page.getByText("1 conflict", { exact: true }).first().waitFor();
    const saved = await desk.saved();
    assert.deepEqual([saved.organisation, saved.ambition], ["Ours, once more", "From elsewhere"]);
    // Both versions are kept, whatever is chosen.
    await page.keyboard.press("Alt+6");
    await page.getByRole("button", { name: /what another program had written/ }).waitFor();
    await page.getByRole("button", { name: /before changes came in/ }).waitFor();
  } finally {
    await desk.end();
  }
});

test("a workshop that can only be read says why, refuses typing, and says when it can be changed again", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const readOnly = { code: "open-elsewhere", message: "Open in another window.", hint: "Close it there." };
  try {
    await told(page, (snapshot) => ({ ...snapshot, save: { ...snapshot.save, readOnly } }));
    await page.locator(".banner").getByText("Open in another window.").waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await doubleClick(page, [400, 400]);
    await page.getByText("Nothing was changed: Open in another window.").waitFor();
    await page.keyboard.press("Alt+5");
    assert.equal(await page.getByLabel("Title").isDisabled(), true);
    await shot(page, "read-only-en");
  } finally {
    await desk.end();
  }
});

test("a second window on the same file looks on, and writes when the first is gone", async () => {
  const desk = await openConsole({ language: "en" });
  const second = await desk.beside();
  const { page } = second;
  try {
    await write(desk.page, [400, 400], "Long wait");
    await notesCount(desk.page, "1 note");
    await page.locator(".banner").getByText("is open in another window").waitFor();
    await doubleClick(page, [3000, 400]);
    await page.getByText(/^Nothing was changed: /).waitFor();
    await shot(page, "second-window-en");
    await desk.kill();
    await page.getByText("This workshop can be changed again.").waitFor();
    await page.locator(".banner").getByText("is open in another window").waitFor({ state: "detached" });
    // What the first had made safe is here, and the second goes on from there.
    await notesCount(page, "1 note");
    await write(page, [3000, 400], "Unclear bill");
    await notesCount(page, "2 notes");
  } finally {
    await second.end();
    await desk.end();
  }
});

test("undo says where it ends when older steps were let go", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    const reach = { since: "2026-11-20T14:03:00Z", cut: true };
    await told(page, (snapshot) => ({ ...snapshot, reach }));
    await page.locator(".surface").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText(/^Undo reaches back to 20 Nov 2026/).waitFor();
  } finally {
    await desk.end();
  }
});

test("work that is in memory only is an alarm with a way out, in every theme", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  const reason = {
    code: "journal",
    message: "De schijf met het journaal is vol.",
    hint: "Maak ruimte vrij.",
  };
  try {
    await told(page, (snapshot) => ({ ...snapshot, save: { ...snapshot.save, state: "notSaved", reason } }));
    const alarm = page.getByRole("alert").filter({ hasText: "NIET OPGESLAGEN" });
    await alarm.getByText("De schijf met het journaal is vol. Maak ruimte vrij.").waitFor();
    const download = page.waitForEvent("download");
    await alarm.getByRole("button", { name: "Kopie opslaan…" }).click();
    const copy = JSON.parse(await readFile(await (await download).path(), "utf8"));
    assert.equal(copy.format, "handvat");
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
      assert.deepEqual(await seriousFindings(page), [], theme);
      await shot(page, `alarm-${theme}`);
    }
  } finally {
    await desk.end();
  }
});

async function organise(page, organisation) {
  await page.keyboard.press("Alt+5");
  await page.getByLabel(/^Organisati/).fill(organisation);
  await page.locator("h1").click();
  await page.locator("header").getByText(organisation).waitFor();
  await page
    .locator(".state.safe")
    .filter({ hasNot: page.locator(".busy") })
    .waitFor();
}

async function keepVersion(page, name) {
  await page.keyboard.press("Control+b");
  await page.getByRole("dialog").getByRole("textbox").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

async function write(page, at, text) {
  await page.keyboard.press("Alt+1");
  await doubleClick(page, at);
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}
