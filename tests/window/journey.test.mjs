// The main job in the real window, by hand: from an empty sheet to a printed plan, through a crash and back.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { until } from "./display.mjs";
import { CONTROL, ENTER, ESCAPE, TAB } from "./driver.mjs";
import { Desk, at, board, gone, lies, shot } from "./handvat.mjs";

const run = promisify(execFile);

const SERVICE = "Social Service";
const MARKETING = "Social Marketing";
const WAITING = "Wachttijd aan de telefoon";
const TITLE = "Strategiecanvas — Handvat";
const BILL = "Jaarnota is niet te lezen";

let desk;
let page;

before(async () => {
  desk = await Desk.set(1366, 768);
  page = await desk.start();
});

after(async () => {
  await desk.end();
});

test("a workshop begins from the template", async () => {
  await page.sees("Begin een workshop");
  await shot(page, "start-1366");
  await page.press("Begin hiermee");
  await until("the empty board", async () => (await board(page)).get(SERVICE)?.length === 0);
  await desk.display.window(TITLE);
  await page.sees("Veilig bewaard");
});

test("a double click and typing make notes", async () => {
  const place = await at(page, 0.2, 0.28);
  await page.clickAt(place.x, place.y, 2);
  await page.type(WAITING + ENTER);
  await lies(page, WAITING, SERVICE);
  await page.type(BILL + ENTER);
  await lies(page, BILL, SERVICE);
  await page.type(ESCAPE);
  await shot(page, "notes-1366");
});

test("a note dragged to another zone lies there, and one undo brings it back", async () => {
  await page.drag(await at(page, 0.2, 0.28), await at(page, 0.72, 0.26));
  await lies(page, WAITING, MARKETING);
  await page.chord(CONTROL, "z");
  await lies(page, WAITING, SERVICE);
  await page.press("Opnieuw uitvoeren: notitie verplaatsen");
  await lies(page, WAITING, MARKETING);
});

test("a note becomes an action with an owner in one step", async () => {
  const note = await at(page, 0.72, 0.26);
  await page.clickAt(note.x, note.y);
  await page.press("Maak er een actie van");
  await page.sees(`Actie gemaakt: ${WAITING}`);
  await page.fill("Actiehouder", "Hoofd klantenservice" + ENTER);
  await page.fill("Succesmaat", "Gemiddeld onder de 60 seconden" + TAB);
  await page.sees("1 actie", "footer");
  await shot(page, "action-1366");
});

test("save asks for a place in the system's dialog and says when it is on the disk", async () => {
  await desk.display.keys(TITLE, "ctrl+s");
  await desk.display.answerFileDialog("Workshop opslaan", desk.file("Proef"));
  await page.sees("Opgeslagen");
  const saved = JSON.parse(await readFile(desk.file("Proef.handvat"), "utf8"));
  assert.equal(saved.format, "handvat");
  assert.deepEqual(
    Object.values(saved.notes)
      .map((note) => note.text)
      .toSorted(),
    [BILL, WAITING],
  );
  assert.equal(Object.values(saved.actions)[0].measure, "Gemiddeld onder de 60 seconden");
});

test("the action plan is printed through the system's dialog", async () => {
  await page.press("Actieplan als PDF");
  await page.press("Exporteren");
  await desk.display.answerFileDialog("Exporteren", desk.file("plan.pdf"));
  await page.sees("plan.pdf");
  await run("qpdf", ["--check", desk.file("plan.pdf")]);
  const { stdout } = await run("pdftotext", ["-layout", desk.file("plan.pdf"), "-"]);
  for (const text of [WAITING, BILL, "Hoofd klantenservice", "Gemiddeld onder de 60 seconden"]) {
    assert.ok(stdout.replace(/\s+/g, " ").includes(text), `“${text}” is missing from the plan`);
  }
});

test("killed in mid-work, it comes back with everything and says so", async () => {
  const before = (await stat(desk.file("Proef.handvat"))).mtimeMs;
  const place = await at(page, 0.12, 0.84);
  await page.clickAt(place.x, place.y, 2);
  await page.type("Bellen voor het klachtseizoen" + ENTER);
  await lies(page, "Bellen voor het klachtseizoen", "Lange termijn");
  // The step is in the journal when the page shows it as safe, and not yet in the file.
  await page.sees("Veilig bewaard");
  const program = await desk.process(TITLE);
  process.kill(program, "SIGKILL");
  await gone(program);
  page.end();
  assert.equal(
    (await stat(desk.file("Proef.handvat"))).mtimeMs,
    before,
    "the file was written before the crash",
  );

  page = await desk.start(desk.file("Proef.handvat"));
  await page.sees("Hersteld: 1 stap");
  await page.sees("Er wordt niets verwijderd totdat je kiest");
  await shot(page, "recovered-1366");
  await page.press("Strategiecanvas", "nav button");
  await lies(page, "Bellen voor het klachtseizoen", "Lange termijn");
  await lies(page, WAITING, MARKETING);
  await page.press("Houd wat terugkwam");
});

test("closing the window takes in what is being typed, writes the file and ends the program", async () => {
  const program = await desk.process(TITLE);
  await desk.display.keys(TITLE, "ctrl+j");
  await page.element("the capture line", ".capture input");
  await page.type("Gehoord in de zaal");
  const place = await at(page, 0.12, 0.93);
  await page.clickAt(place.x, place.y, 2);
  await page.type("Nog niet af");
  await desk.leave(TITLE, program);
  page.end();
  const saved = JSON.parse(await readFile(desk.file("Proef.handvat"), "utf8"));
  const texts = Object.values(saved.notes).map((note) => note.text);
  assert.equal(texts.length, 5);
  for (const typed of ["Gehoord in de zaal", "Nog niet af"])
    assert.ok(texts.includes(typed), `“${typed}” is lost`);
});
