// Places where the file cannot be written: the work goes on and is safe, the window says why the file is not
// written, a copy can be saved elsewhere, and the file follows by itself as soon as it can.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { until } from "./display.mjs";
import { ENTER, ESCAPE } from "./driver.mjs";
import { Desk, at, shot } from "./handvat.mjs";

const run = promisify(execFile);

const NOTE = "Geschreven op een dichte plek";

/** Opens a workshop in a place that `close` shuts and `open` opens again. */
async function journey(context, { name, prepare, close, open, says }) {
  const desk = await Desk.set(1366, 768);
  desk.withoutRights();
  const folder = desk.file("stick");
  await mkdir(folder);
  try {
    try {
      await prepare?.(folder);
    } catch {
      context.skip("only root can mount a disk");
      return;
    }
    const file = await desk.workshop("stick/dag.handvat", "Op de stick");
    const before = await readFile(file, "utf8");
    await close(file);
    const page = await desk.start(file);
    await page.sees("Opgeslagen");
    const place = await at(page, 0.01, 0.5);
    await page.clickAt(place.x, place.y, 2);
    await page.type(NOTE + ENTER + ESCAPE);
    await page.press("Veilig bewaard");
    await page.sees(says);
    await shot(page, `readonly-${name}-1366`);
    assert.equal(await readFile(file, "utf8"), before);
    assert.deepEqual(await readdir(dirname(file)), ["dag.handvat"]);

    await page.press("Kopie opslaan…");
    await desk.display.answerFileDialog("Kopie opslaan", desk.file("kopie"));
    await until("the copy", async () => (await readFile(desk.file("kopie.handvat"), "utf8")).includes(NOTE));
    await page.sees("Veilig bewaard");

    await open(file);
    await page.sees("Opgeslagen", "body", 60_000);
    assert.ok((await readFile(file, "utf8")).includes(NOTE));
  } finally {
    await run("umount", ["-l", folder]).catch(() => undefined);
    await desk.end();
  }
}

test("a file that may not be written", (context) =>
  journey(context, {
    name: "file",
    close: (file) => chmod(file, 0o444),
    open: (file) => chmod(file, 0o644),
    says: "je mag daar niet schrijven",
  }));

test("a folder that may not be written", (context) =>
  journey(context, {
    name: "folder",
    close: (file) => chmod(dirname(file), 0o555),
    open: (file) => chmod(dirname(file), 0o755),
    says: "je mag daar niet schrijven",
  }));

test("a disk that can only be read", (context) =>
  journey(context, {
    name: "disk",
    prepare: (folder) => run("mount", ["-t", "tmpfs", "-o", "size=4m", "handvat-test", folder]),
    close: (file) => run("mount", ["-o", "remount,ro", dirname(file)]),
    open: (file) => run("mount", ["-o", "remount,rw", dirname(file)]),
    says: "de schijf is alleen te lezen",
  }));
