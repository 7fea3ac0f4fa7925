// The beamer's window on a second display that is there, goes, and comes back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { until } from "./display.mjs";
import { Desk } from "./handvat.mjs";
import { BEAMER, TwoDisplays } from "./two-displays.mjs";

const CONSOLE = "Klantdag regio Noord — Handvat";
const TITLE = "Handvat – beamer";

/** Asks the core the way the page does. */
function call(page, request) {
  return page.promise((request) => window.__TAURI_INTERNALS__.invoke("call", { request }), request);
}

/** What the console knows of the beamer. */
function beamer(page) {
  return page.promise(async () => {
    const bytes = await window.__TAURI_INTERNALS__.invoke("snapshot");
    return JSON.parse(new TextDecoder().decode(bytes)).beamer;
  });
}

function stands(display, what, holds) {
  return until(what, async () => holds(await display.place(TITLE)));
}

const fills = (place) => place && Object.entries(BEAMER).every(([side, length]) => place[side] === length);

test("the beamer fills the second display, goes with it, comes back with it, and never takes the focus", async (context) => {
  const display = await TwoDisplays.open();
  if (display.why) {
    context.skip(`two displays cannot be had here: ${display.why}`);
    return;
  }
  const desk = await Desk.before(display);
  try {
    const page = await desk.start("--sample");
    await display.window(CONSOLE);
    await page.sees("Opslaan als…");
    await display.hands("windowactivate", "--sync", await display.window(CONSOLE));

    await call(page, { call: "beamerWindow", open: true });
    await stands(display, "the beamer on the second display", fills);
    await until("the console to know", async () => (await beamer(page)).window);
    assert.equal(await display.front(), CONSOLE);
    const kept = JSON.parse(
      await readFile(join(display.environment.HANDVAT_DATA_DIR, "beamer.json"), "utf8"),
    );
    assert.deepEqual(
      [kept.position, kept.size],
      [
        [BEAMER.x, BEAMER.y],
        [BEAMER.width, BEAMER.height],
      ],
    );

    await display.unplug();
    await stands(display, "the beamer to be out of sight", (place) => place === undefined);
    await until("the console to know", async () => !(await beamer(page)).window);
    assert.equal(await display.front(), CONSOLE);

    await display.plug();
    await stands(display, "the beamer to be back", fills);
    await until("the console to know", async () => (await beamer(page)).window);
    assert.equal(await display.front(), CONSOLE);

    await call(page, { call: "beamerWindow", open: false });
    await stands(display, "the beamer to be closed", (place) => place === undefined);
    await until("the console to know", async () => !(await beamer(page)).window);
    await display.unplug();
    await display.plug();
    assert.equal(await display.place(TITLE), undefined, "who closed it does not want it back");
  } finally {
    await desk.end();
  }
});

test("with one display the beamer is a window to share, and closing it tells the console", async () => {
  const desk = await Desk.set(1366, 768);
  try {
    const page = await desk.start("--sample");
    await desk.display.window(CONSOLE);
    await page.sees("Opslaan als…");
    await call(page, { call: "beamerWindow", open: true });
    await desk.display.window(TITLE);
    await until("the console to know", async () => (await beamer(page)).window);
    await desk.display.leave(TITLE, "the beamer to be closed", async () => !(await beamer(page)).window);
    await page.sees("Opslaan als…");
  } finally {
    await desk.end();
  }
});
