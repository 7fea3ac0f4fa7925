// The program started a second time, and a workshop that another program has open.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { until } from "./display.mjs";
import { ENTER, ESCAPE } from "./driver.mjs";
import { Desk, at, gone, runs, shot } from "./handvat.mjs";

const CLI = process.env.HANDVAT_CLI ?? new URL("../../target/debug/handvat-cli", import.meta.url).pathname;

const SAMPLE = "Klantdag regio Noord — Handvat";
const FIRST = "Eerste dag — Handvat";
const SECOND = "Tweede dag — Handvat";

let desk;
let page;
let program;

/** The window of that title is the one that keys go to. */
function inFront(title) {
  return until(`“${title}” in front`, async () => {
    const active = await desk.display.hands("getactivewindow");
    return (await desk.display.hands("getwindowname", active)) === title;
  });
}

async function putAway(title) {
  await desk.display.hands("windowminimize", await desk.display.window(title));
  await until(`“${title}” put away`, async () => {
    const found = desk.display.hands("search", "--onlyvisible", "--name", `^${title}$`);
    return (await found.catch(() => "")) === "";
  });
}

before(async () => {
  desk = await Desk.set(1366, 768);
  page = await desk.start(await desk.workshop("eerste.handvat", "Eerste dag"));
  program = await desk.process(FIRST);
});

after(async () => {
  await desk.end();
});

test("a second start brings the window to the front with the file that it names", async () => {
  await putAway(FIRST);
  assert.equal(await desk.again(await desk.workshop("tweede.handvat", "Tweede dag")), 0);
  await inFront(SECOND);
  assert.equal(await desk.process(SECOND), program);
});

test("a second start without a file, or for the sample, changes nothing but what is in front", async () => {
  for (const words of [[], ["--sample"]]) {
    await putAway(SECOND);
    assert.equal(await desk.again(...words), 0);
    await inFront(SECOND);
  }
});

test("a broken file named by a second start is refused in the first window, which keeps its workshop", async () => {
  await writeFile(desk.file("stuk.handvat"), "half");
  assert.equal(await desk.again(desk.file("stuk.handvat")), 0);
  const dialog = await desk.display.window("Handvat");
  await desk.display.hands("key", "--window", dialog, "Return");
  await desk.display.window(SECOND);
});

test("another data folder has a window of its own", async () => {
  const own = desk.display.environment.HANDVAT_DATA_DIR;
  desk.display.environment.HANDVAT_DATA_DIR = join(desk.folder, "other");
  const other = await desk.start("--sample");
  assert.notEqual(await desk.process(SAMPLE), program);
  await other.close();
  desk.display.environment.HANDVAT_DATA_DIR = own;
});

test("a window that was killed does not stand in the way of the next", async () => {
  process.kill(program, "SIGKILL");
  await gone(program);
  page.end();
  page = await desk.start(desk.file("eerste.handvat"));
  const next = await desk.process(FIRST);
  assert.ok(await runs(next));
  assert.equal(await desk.again(), 0);
  await inFront(FIRST);
});

test("what a script works on can be looked at, follows the script, and is the window's when the script is gone", async (context) => {
  const file = await desk.workshop("derde.handvat", "Derde dag");
  const script = spawn(CLI, ["apply", file], {
    env: desk.display.environment,
    stdio: ["pipe", "pipe", "inherit"],
  });
  context.after(() => script.kill("SIGKILL"));
  const add = async (text) => {
    script.stdin.write(`{"edit":"addNote","zone":"social-service","text":"${text}"}\n`);
    await once(script.stdout, "data");
  };
  await add("Van het script");
  assert.equal(await desk.again(file), 0);
  await desk.display.window("Derde dag — Handvat");
  await page.sees("Alleen lezen", "footer");
  await page.sees("133 notities", "footer");
  await shot(page, "elsewhere-1366");
  const place = await at(page, 0.01, 0.5);
  await page.clickAt(place.x, place.y, 2);
  await page.type("Dit mag niet" + ENTER + ESCAPE);

  await add("Later van het script");
  await page.sees("134 notities", "footer");
  script.kill("SIGKILL");
  await until("the right to work", async () => !(await page.text("footer")).includes("Alleen lezen"));
  await page.sees("134 notities", "footer");
  await page.clickAt(place.x, place.y, 2);
  await page.type("Nu mag het" + ENTER + ESCAPE);
  await until("the file", async () => {
    const texts = Object.values(JSON.parse(await readFile(file, "utf8")).notes).map((note) => note.text);
    assert.ok(!texts.includes("Dit mag niet"));
    return ["Van het script", "Later van het script", "Nu mag het"].every((text) => texts.includes(text));
  });
  await page.sees("Opgeslagen");
});
