// What the window is for besides its page: menu, files named at the start, what the page may not do, and its end.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

import { until } from "./display.mjs";
import { CONTROL, ENTER, ESCAPE, TAB } from "./driver.mjs";
import { Desk, at, board, gone, runs, shot } from "./handvat.mjs";

const run = promisify(execFile);

const SAMPLE = { nl: "Klantdag regio Noord — Handvat", start: "Handvat" };

const SHEET = "Strategiecanvas — Handvat";

/** Sets a desk, and takes it away whatever happens. */
async function on(width, height, work) {
  const desk = await Desk.set(width, height);
  try {
    await work(desk);
  } finally {
    await desk.end();
  }
}

/** Asks the core the way the page does, past every button. */
function invoke(page, command, words) {
  return page.promise(
    (command, words) => window.__TAURI_INTERNALS__.invoke(command, words),
    command,
    words ?? {},
  );
}

test("the sample opens as an untitled copy, in both languages and on both screens", async () => {
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
  ]) {
    await on(width, height, async (desk) => {
      const page = await desk.start("--sample");
      await desk.display.window(SAMPLE.nl);
      await until("a full board", async () => (await board(page)).get("Social Service")?.length > 10);
      await page.sees("Opslaan als…");
      assert.deepEqual(
        (await readdir(desk.folder)).filter((name) => name.endsWith(".handvat")),
        [],
      );
      await shot(page, `sample-${width}`);
      for (const view of ["Kruispunten", "Acties", "Als lijst", "Workshopgegevens"]) {
        await page.press(view, "nav button");
        await shot(page, `${view.toLowerCase().replaceAll(" ", "-")}-${width}`);
      }
      // The last entry of the third menu: English.
      await desk.display.keys(SAMPLE.nl, "F10", "Right", "Right", "Up", "Return");
      await page.sees("Action plan as PDF");
      await shot(page, `sample-english-${width}`);
    });
  }
});

test("the menu copies and pastes, on the board and in a text", async () => {
  await on(1366, 768, async (desk) => {
    const page = await desk.start();
    await page.press("Begin hiermee");
    const place = await at(page, 0.2, 0.28);
    await page.clickAt(place.x, place.y, 2);
    await page.type("Bellen kost tijd" + ENTER + ESCAPE);
    await page.sees("1 notitie", "footer");
    await page.clickAt(place.x, place.y);
    // From the bottom of the second menu: first Cut, then Copy, then Paste.
    const [CUT, COPY, PASTE] = [24, 23, 22];
    await desk.display.keys(SHEET, "F10", "Right", ...Array(COPY).fill("Up"), "Return");
    await desk.display.keys(SHEET, "F10", "Right", ...Array(PASTE).fill("Up"), "Return");
    await page.sees("2 notities", "footer");
    await page.press("Workshopgegevens", "nav button");
    await page.fill("Titel", "Klantdag");
    await page.chord(CONTROL, "a");
    await desk.display.keys(SHEET, "F10", "Right", ...Array(CUT).fill("Up"), "Return");
    await desk.display.keys(SHEET, "F10", "Right", ...Array(PASTE).fill("Up"), "Return");
    await desk.display.keys(SHEET, "F10", "Right", ...Array(PASTE).fill("Up"), "Return");
    await page.type(TAB);
    await desk.display.window("KlantdagKlantdag — Handvat");
  });
});

test("the page may ask the core three things, and the system nothing", async () => {
  await on(1366, 768, async (desk) => {
    const page = await desk.start();
    await page.sees("Begin een workshop");
    for (const command of [
      "plugin:window|set_title",
      "plugin:event|emit",
      "plugin:webview|create_webview_window",
    ]) {
      await assert.rejects(invoke(page, command), /not allowed/, command);
    }
    await assert.rejects(invoke(page, "read_file", { path: "/etc/passwd" }), /not found|not allowed/);
    await assert.rejects(
      invoke(page, "call", { request: { call: "new", template: "strategy", path: "/etc/passwd" } }),
      /request-malformed/,
    );
    await assert.rejects(
      invoke(page, "call", { request: { call: "openRecent", handle: "/etc/passwd" } }),
      /unknown-handle/,
    );
    const policy = await page.promise(() =>
      fetch("/console.html").then((answer) => answer.headers.get("content-security-policy")),
    );
    assert.match(policy, /default-src 'self'/);
    assert.doesNotMatch(policy, /unsafe/);
    await assert.rejects(
      page.promise(() => fetch("https://example.org/")),
      /TypeError|Load failed/,
    );
    assert.equal(await page.promise(() => fetch("/../../etc/passwd").then((answer) => answer.ok)), false);
  });
});

test("the window stays on its own page", async () => {
  await on(1366, 768, async (desk) => {
    const page = await desk.start();
    await page.sees("Begin een workshop");
    await page.run(() => {
      location.href = "file:///etc/passwd";
    });
    assert.equal(await page.run(() => window.open("file:///etc/passwd")), null);
    await page.run(() => {
      location.href = "data:text/html,elsewhere";
    });
    await page.sees("Begin een workshop");
    assert.match(await page.run(() => location.href), /^tauri:\/\/localhost\/console\.html/);
  });
});

test("a broken file is refused in one sentence and left as it is", async () => {
  await on(1366, 768, async (desk) => {
    const broken = desk.file("stuk.handvat");
    await writeFile(broken, '{"format": "handvat", "title": "half');
    const page = await desk.start(broken);
    await page.sees("Begin een workshop");
    const dialog = await until("the complaint", async () => {
      const windows = (await desk.display.hands("search", "--onlyvisible", "--name", "^Handvat$")).split(
        "\n",
      );
      return windows.length === 2 && windows;
    });
    await desk.display.hands("key", "--window", dialog.at(-1), "Return");
    assert.equal(await readFile(broken, "utf8"), '{"format": "handvat", "title": "half');
  });
});

test("a page whose process dies is there again with everything", async () => {
  await on(1366, 768, async (desk) => {
    const page = await desk.start("--sample");
    const program = await desk.process(SAMPLE.nl);
    await until("a full board", async () => (await board(page)).get("Social Service")?.length > 10);
    const pageProcess = async () => {
      const { stdout } = await run("pgrep", ["-P", String(program), "-f", "WebKitWebProcess"]);
      return Number(stdout.trim().split("\n").at(-1));
    };
    const first = await pageProcess();
    process.kill(first, "SIGKILL");
    await gone(first);
    await until("a new page", async () => (await pageProcess()) !== first);
    const log = await readFile(join(desk.display.environment.HANDVAT_DATA_DIR, "logs/handvat.log"), "utf8");
    assert.match(log, /page the page's process ended/);
    assert.doesNotMatch(log, /Klantdag/);
    assert.ok(await runs(program));
    await desk.leave(SAMPLE.nl, program);
  });
});

test("the window comes back where it was, and as large", async () => {
  await on(1920, 1080, async (desk) => {
    const first = await desk.start();
    await first.sees("Begin een workshop");
    const program = await desk.process(SAMPLE.start);
    const window = await desk.display.window(SAMPLE.start);
    await first.in("POST", "/window/rect", { x: 200, y: 120, width: 1200, height: 760 });
    await until("the new size", async () => (await first.run(() => innerWidth)) === 1200);
    await desk.display.hands("windowactivate", "--sync", window);
    const inside = await first.run(() => [innerWidth, innerHeight]);
    await desk.leave(SAMPLE.start, program);
    first.end();
    const second = await desk.start();
    await second.sees("Begin een workshop");
    assert.deepEqual(await second.run(() => [innerWidth, innerHeight]), inside);
  });
});

test("work that is nowhere safe is asked about before the end", async (context) => {
  const desk = await Desk.set(1366, 768);
  const data = await mkdtemp(join(desk.folder, "small-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=2m", "handvat-test", data]);
  } catch {
    await desk.end();
    context.skip("a disk that fills up can only be made by root");
    return;
  }
  try {
    desk.display.environment.HANDVAT_DATA_DIR = data;
    const page = await desk.start("--sample");
    const program = await desk.process(SAMPLE.nl);
    await until("a full board", async () => (await board(page)).get("Social Service")?.length > 10);
    await run("sh", ["-c", `cat /dev/zero > ${data}/filler 2>/dev/null || true`]);
    const place = await at(page, 0.01, 0.5);
    await page.clickAt(place.x, place.y, 2);
    await page.type("Nergens veilig" + ENTER);
    await page.sees("NIET OPGESLAGEN");
    const question = "Er is werk dat niet is opgeslagen";
    await desk.display.leave(SAMPLE.nl, `“${question}”`, async () =>
      (await page.text("body")).includes(question),
    );
    await shot(page, "closing-1366");
    await page.press("Terug naar de workshop");
    assert.ok(await runs(program));
    await run("rm", [`${data}/filler`]);
    await page.sees("Veilig bewaard");
    await page.sees("133 notities", "footer");
    await desk.leave(SAMPLE.nl, program);
  } finally {
    await run("umount", ["-l", data]);
    await desk.end();
  }
});
