// Handvat as a contestant: the whole console as `handvat-cli serve` gives it, told only by mouse and keys. Its window
// is larger than the peers' by what stands around the board, so that all boards are equally large.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { makeNotes, SIDE, STEP, wholeView } from "./notes.mjs";
import { middleOf } from "./peers.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = process.env.HANDVAT_CLI ?? join(root, "target/release/handvat-cli");
const BOARD = { width: 1920, height: 1080 };
/** Canvas units a CSS pixel at 100 %. */
const UNIT = 254 / 96;
/** The notes lie on the pasteboard, beside the sheet: so many pixels from its corner. */
const BESIDE = 3000;
/** What one step of the zoom keys makes of a zoom. */
const ZOOM_STEP = 1.25;
/** The wheel zooms by at most so much in one turn. */
const TURN = 23;
const GAP = (STEP - SIDE) / 2;

export const OURS = { id: "handvat", name: "Handvat", open };

let window = null;

async function open(browser, count) {
  const folder = await mkdtemp(join(tmpdir(), "handvat-bench-"));
  const environment = { ...process.env, HANDVAT_DATA_DIR: join(folder, "data"), HANDVAT_LANG: "nl" };
  const file = await workshopOf(count, folder, environment);
  const served = await serve(file, environment);
  window ??= await windowSize(browser, served.url);
  const page = await browser.newPage({ viewport: window, deviceScaleFactor: 1, reducedMotion: "reduce" });
  await pagesFrom(process.env.HANDVAT_UI_DIST, page);
  await page.goto(served.url);
  await page.locator(".board canvas").first().waitFor({ state: "attached" });
  const area = await page.locator(".board").boundingBox();
  const board = new OurBoard(page, area, count);
  await board.showAll();
  const end = async () => {
    await page.close();
    await served.end();
    await rm(folder, { recursive: true, force: true });
  };
  return Object.assign(board, { end });
}

/** The screens come from a folder and not from the program, if one is named: for work on the screens. */
async function pagesFrom(folder, page) {
  if (!folder) return;
  await page.route(/\/(assets\/.*|[a-z]*\.html|(\?.*)?)$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === "/" ? "console.html" : pathname);
    await (existsSync(path) ? route.fulfill({ path }) : route.continue());
  });
}

class OurBoard {
  constructor(page, area, count) {
    this.page = page;
    this.area = area;
    this.field = makeNotes(count);
    this.whole = wholeView(this.field, BOARD);
  }

  pinch(from, to) {
    return -Math.log(to / from) * 100;
  }

  /** Everything is chosen, looked at, and let go of. */
  async showAll() {
    await this.#focus();
    for (const keys of ["Control+a", "Control+3", "Escape"]) await this.page.keyboard.press(keys);
  }

  /** A note in the middle of the view, found in the picture of all. */
  async lookAt(index, zoom) {
    await this.showAll();
    const { x, y } = this.#seenAt(middleOf(this.field, index));
    await this.page.mouse.click(x, y);
    await this.page.keyboard.press("Control+0");
    await this.page.mouse.move(...this.#middle());
    let turn = this.pinch(1, zoom);
    await this.page.keyboard.down("Control");
    for (; Math.abs(turn) > 0.01; turn -= Math.min(turn, TURN)) {
      await this.page.mouse.wheel(0, Math.min(turn, TURN));
    }
    await this.page.keyboard.up("Control");
    await this.page.keyboard.press("Escape");
  }

  /** The first and the last note are chosen, and their middle is looked at. */
  async beforeJump() {
    await this.showAll();
    const { notes } = this.field;
    const first = this.#seenAt(middleOf(this.field, 0));
    const last = this.#seenAt(middleOf(this.field, notes.length - 1));
    await this.page.mouse.click(first.x, first.y);
    await this.page.keyboard.down("Control");
    await this.page.mouse.click(last.x, last.y);
    await this.page.keyboard.up("Control");
    await this.page.keyboard.press("Control+0");
  }

  jump() {
    return this.page.keyboard.press("Control+3");
  }

  /** Ten by ten notes around the one in the middle, at 50 %, by lasso. */
  async selectAround() {
    const [x, y] = this.#middle();
    const start = -5 * STEP - SIDE / 2 - GAP;
    const end = 5 * STEP - SIDE / 2 - GAP;
    await this.page.mouse.move(x + start / 2, y + start / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y, { steps: 4 });
    await this.page.mouse.move(x + end / 2, y + end / 2, { steps: 4 });
    await this.page.mouse.up();
  }

  /** A press beside the note takes in what was written. */
  async finishTyping() {
    await this.#focus();
  }

  /** One step farther away, and what the console says then. */
  async zoom() {
    await this.page.keyboard.press("Control+-");
    await this.page.waitForTimeout(300);
    const said = await this.page.evaluate(() => document.querySelector("[data-live]").textContent);
    return (Number(/\d+/.exec(said)?.[0]) / 100) * ZOOM_STEP;
  }

  /** Where the core says that a note lies, in CSS pixels at 100 %. */
  async place(index) {
    const note = await this.#note(index);
    return { x: note.x / UNIT, y: note.y / UNIT };
  }

  async text(index) {
    return (await this.#note(index)).text;
  }

  async #note(index) {
    const answer = await this.page.context().request.get(new URL("/snapshot", this.page.url()).href);
    return (await answer.json()).workshop.notes[this.field.notes[index].id];
  }

  /** A press where there is nothing: on the margin of the picture of all, or near the corner. */
  async #focus() {
    await this.page.mouse.click(this.area.x + 5, this.area.y + 5);
  }

  #middle() {
    return [this.area.x + BOARD.width / 2, this.area.y + BOARD.height / 2];
  }

  /** Where a point of the field is seen while all notes are shown. */
  #seenAt({ x, y }) {
    const [left, top] = this.#middle();
    const { zoom } = this.whole;
    return { x: left + (x - this.whole.x) * zoom, y: top + (y - this.whole.y) * zoom };
  }
}

/** The window in which the board is as large as the peers'. */
async function windowSize(browser, url) {
  const page = await browser.newPage({ viewport: BOARD });
  await page.goto(url);
  const area = await page.locator(".board").boundingBox();
  await page.close();
  return { width: 2 * BOARD.width - area.width, height: 2 * BOARD.height - area.height };
}

const made = new Map();

/** A workshop with so many notes beside the sheet, in a file of its own. */
async function workshopOf(count, folder, environment) {
  const file = join(folder, "workshop.handvat");
  if (!made.has(count)) {
    await run(["new", "--template", "strategy", "--lang", "nl", "-o", file], environment);
    const workshop = JSON.parse(await readFile(file, "utf8"));
    const [canvas] = Object.keys(workshop.canvases);
    workshop.notes = Object.fromEntries(
      makeNotes(count).notes.map(({ id, x, y, text, colour }, index) => {
        const place = { x: (BESIDE + x) * UNIT, y: y * UNIT, width: SIDE * UNIT, height: SIDE * UNIT };
        const look = { size: "large", colour, voice: "assumption" };
        return [id, { canvas, zone: null, text, ...rounded(place), ...look, order: index + 1 }];
      }),
    );
    const kept = await mkdtemp(join(tmpdir(), "handvat-bench-file-"));
    made.set(count, join(kept, "workshop.handvat"));
    await writeFile(made.get(count), JSON.stringify(workshop));
  }
  await copyFile(made.get(count), file);
  return file;
}

/** Away with the files that the runs were made from. */
export async function closeOurs() {
  for (const file of made.values()) await rm(join(file, ".."), { recursive: true, force: true });
}

function rounded(place) {
  return Object.fromEntries(Object.entries(place).map(([name, value]) => [name, Math.round(value)]));
}

function run(words, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${words[0]} ended with ${code}`)),
    );
  });
}

async function serve(file, environment) {
  const child = spawn(program, ["serve", file, "--no-open"], { env: environment });
  child.stderr.pipe(process.stderr);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (piece) => {
      said += piece;
      if (said.includes("\n")) resolve(said.split("\n", 1)[0]);
    });
    ended.then((code) => reject(new Error(`serve ended with ${code}`)));
  });
  const end = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { url, end };
}
