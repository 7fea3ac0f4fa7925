// The beamer's window on a second display that is there, goes, and comes back.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { until } from "./display.mjs";
import { CONTROL } from "./driver.mjs";
import { Desk } from "./handvat.mjs";
import { BEAMER, TwoDisplays } from "./two-displays.mjs";

const CONSOLE = "Klantdag regio Noord — Handvat";
const TITLE = "Handvat – beamer";

/** Asks the core the way the page does. */
function call(page, request) {
  return page.promise((request) => window.__TAURI_INTERNALS__.invoke("call", { request }), request);
}

/** The page of the sample in its window. */
async function sample(desk) {
  const page = await desk.start("--sample");
  await desk.display.window(CONSOLE);
  await page.sees("Opslaan als…");
  return page;
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
    const page = await sample(desk);
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
    const page = await sample(desk);
    await call(page, { call: "beamerWindow", open: true });
    await desk.display.window(TITLE);
    await until("the console to know", async () => (await beamer(page)).window);
    await desk.display.leave(TITLE, "the beamer to be closed", async () => !(await beamer(page)).window);
    await page.sees("Opslaan als…");
  } finally {
    await desk.end();
  }
});

test("F11 gives the shared window all of the screen, Escape gives it back, and a display of its own stays full", async (context) => {
  const desk = await Desk.set(1366, 768);
  try {
    const page = await sample(desk);
    const { display } = desk;
    await call(page, { call: "beamerWindow", open: true });
    await drawn(page);
    const small = (width) => width < 1200;
    await wide(display, "an ordinary window", small);
    await display.keys(TITLE, "F11");
    await wide(display, "all of the screen", (width) => width === 1366);
    await display.keys(TITLE, "Escape");
    await wide(display, "a window again", small);
    await display.keys(TITLE, "F11");
    await wide(display, "all of the screen again", (width) => width === 1366);
    await display.keys(TITLE, "F11");
    await wide(display, "a window by the same key", small);
  } finally {
    await desk.end();
  }
  const display = await TwoDisplays.open();
  if (display.why) {
    context.diagnostic(`two displays cannot be had here: ${display.why}`);
    return;
  }
  const two = await Desk.before(display);
  try {
    const page = await sample(two);
    await call(page, { call: "beamerWindow", open: true });
    await stands(display, "the beamer on the second display", fills);
    const back = await drawn(page, false);
    await page.run(() => {
      globalThis.pressed = [];
      addEventListener("keydown", ({ key }) => globalThis.pressed.push(key));
    });
    await display.keys(TITLE, "Escape", "F11");
    await until("both keys", async () => (await page.run(() => globalThis.pressed.join())) === "Escape,F11");
    // What the keys ask for is answered by now.
    await page.promise(() =>
      window.__TAURI_INTERNALS__.invoke("beamer_call", { request: { call: "leaveFullScreen" } }),
    );
    assert.ok(fills(await display.place(TITLE)));
    await back();
  } finally {
    await two.end();
  }
});

test("the beamer's page is refused everything that the console may ask", async () => {
  const desk = await Desk.set(1366, 768);
  try {
    const page = await sample(desk);
    await call(page, { call: "beamerWindow", open: true });
    await desk.display.window(TITLE);
    const back = await drawn(page, false);
    const ask = (command, words) =>
      page.promise((command, words) => window.__TAURI_INTERNALS__.invoke(command, words), command, words);
    const asked = [
      ["call", { request: { call: "close" } }],
      ["call", { request: { call: "start" } }],
      ["snapshot", {}],
      ["listen", { channel: "__CHANNEL__:1" }],
      ["plugin:window|set_title", { label: "console", value: "x" }],
      ["plugin:window|close", { label: "console" }],
      ["plugin:event|listen", { event: "x", target: { kind: "Any" }, handler: 1 }],
      ["plugin:webview|create_webview_window", { options: { label: "x", url: "/" } }],
    ];
    for (const [command, words] of asked)
      await assert.rejects(ask(command, words), /not allowed/, `${command} ${JSON.stringify(words)}`);
    // Its own door lets nothing else through.
    for (const request of [
      { call: "close" },
      { call: "start" },
      { call: "black", on: true },
      { call: "show", view: { view: "crossings" } },
      { call: "send", batch: { client: "x", sequence: 1, commands: [] } },
      { call: "beamerWindow", open: false },
    ])
      await assert.rejects(ask("beamer_call", { request }), /request-malformed/, request.call);
    const { frame } = await ask("beamer_call", { request: { call: "begin" } });
    assert.equal(frame.view.view, "waiting");
    await back();
    // And the console has no ear at the beamer's door.
    await assert.rejects(
      page.promise(() => window.__TAURI_INTERNALS__.invoke("beamer_call", { request: { call: "begin" } })),
      /not allowed/,
    );
    assert.equal((await beamer(page)).black, false);
  } finally {
    await desk.end();
  }
});

test("the native menu and its keys direct the beamer, find, count down and stack", async () => {
  const desk = await Desk.set(1366, 768);
  try {
    const page = await sample(desk);
    const { display } = desk;
    await display.keys(CONSOLE, "F6");
    await until("the sheet", async () => (await beamer(page)).choice.view === "canvas");
    await display.keys(CONSOLE, "F7");
    await until("the picture to stand still", async () => (await beamer(page)).frozen);
    // From the bottom of the menu: the eighth entry.
    await display.keys(CONSOLE, "F10", "Right", "Right", "Right", ...Array(8).fill("Up"), "Return");
    await until("the picture to follow", async () => !(await beamer(page)).frozen);
    await display.keys(CONSOLE, "F8");
    await until("black", async () => (await beamer(page)).black);
    await display.keys(CONSOLE, "F8");
    await display.keys(CONSOLE, "F9");
    await until("a countdown", async () => (await beamer(page)).countdown?.running);
    await display.keys(CONSOLE, "F9");
    await until("a pause", async () => (await beamer(page)).countdown?.running === false);
    await display.keys(CONSOLE, "ctrl+j");
    await page.element("the line to write on", "section.capture input");
    await display.keys(CONSOLE, "ctrl+j");
    await until(
      "the line to be gone",
      async () => !(await page.run(() => !!document.querySelector(".capture"))),
    );
    await page.run(() => document.querySelector('[role="tree"]').focus());
    await page.chord(CONTROL, "a");
    // The tenth from the bottom of the second menu.
    await display.keys(CONSOLE, "F10", "Right", ...Array(10).fill("Up"), "Return");
    await page.element("the name of the stack", "aside h2 + div input, aside label input");
    await display.keys(CONSOLE, "ctrl+f");
    await page.element("the line to look with", 'input[type="search"]');
  } finally {
    await desk.end();
  }
});

/** The beamer's page, once it has a picture; gives what goes back to the console's. */
async function drawn(page, returns = true) {
  const back = await page.other();
  await until("a picture", () => page.run(() => document.querySelector("main.waiting, main.sheet") !== null));
  if (returns) await back();
  return back;
}

function wide(display, what, holds) {
  return until(what, async () => {
    const place = await display.place(TITLE);
    return place !== undefined && holds(place.width);
  });
}
