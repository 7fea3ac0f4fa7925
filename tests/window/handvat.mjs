// The program in its own window: started with a data folder of its own, looked at and handled as people do.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { Display, until } from "./display.mjs";
import { Page } from "./driver.mjs";

const PROGRAM = process.env.HANDVAT ?? new URL("../../target/debug/handvat", import.meta.url).pathname;
const SOURCE = new URL("../../templates/sample.nl.handvat", import.meta.url);
const SHOTS = new URL("../../target/shots/", import.meta.url).pathname;

/** A screen, a data folder, and a folder for documents; `end` takes it all away. */
export class Desk {
  static async set(width, height, language = "nl") {
    return Desk.before(await Display.open(width, height), language);
  }

  /** The same before a screen that is there already. */
  static async before(display, language = "nl") {
    const folder = await mkdtemp(join(tmpdir(), "handvat-window-"));
    display.environment.HANDVAT_DATA_DIR = join(folder, "own");
    display.environment.HANDVAT_LANG = language;
    // Dialogs begin among the user's documents; this user has none.
    display.environment.HOME = folder;
    display.environment.XDG_CONFIG_HOME = join(folder, "config");
    await mkdir(display.environment.HANDVAT_DATA_DIR);
    return new Desk(folder, display);
  }

  constructor(folder, display) {
    this.folder = folder;
    this.display = display;
    this.pages = [];
    this.through = [];
  }

  /** From now on the program is started as one whom folders and files can be closed to: root may do everything. */
  withoutRights() {
    if (process.getuid() !== 0) return;
    this.through = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];
  }

  /** A file beside nothing else. */
  file(name) {
    return join(this.folder, name);
  }

  /** A workshop of that title in a file of its own. */
  async workshop(name, title) {
    const content = JSON.parse(await readFile(SOURCE, "utf8"));
    await writeFile(
      this.file(name),
      JSON.stringify({ ...content, id: basename(name, ".handvat"), title }, null, 2),
    );
    return this.file(name);
  }

  /** Starts the program. */
  async start(...words) {
    const page = await Page.open(PROGRAM, words, this.display.environment, this.through);
    this.pages.push(page);
    return page;
  }

  /** Starts the program once more, without a page to look at, and gives the code with which it ends. */
  async again(...words) {
    const second = spawn(PROGRAM, words, {
      env: this.display.environment,
      stdio: "ignore",
    });
    const [code] = await once(second, "exit");
    return code;
  }

  /** Waits for a window of that title, and gives its process. */
  async process(title) {
    const window = await this.display.window(title);
    return Number(await this.display.hands("getwindowpid", window));
  }

  /** Closes the window as people do, and waits for the end of the program. */
  leave(title, number) {
    return this.display.leave(title, `the end of process ${number}`, async () => !(await runs(number)));
  }

  async end() {
    for (const page of this.pages) await page.close();
    await this.display.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Whether a process is still at work; one that ended and that nobody has asked after yet is not. */
export async function runs(number) {
  const state = await readFile(`/proc/${number}/stat`, "utf8").catch(() => "");
  return state !== "" && !/^\d+ \(.*\) Z/.test(state);
}

/** Waits for the end of a process. */
export function gone(number) {
  return until(`the end of process ${number}`, async () => !(await runs(number)));
}

/** Keeps a picture of the page for people to look at. */
export async function shot(page, name) {
  await mkdir(SHOTS, { recursive: true });
  await page.picture(join(SHOTS, `${name}.png`));
}

/** The board as it is read aloud: zones and notes in order, with the zone each note stands under. */
export async function board(page) {
  const lines = await page.run(() =>
    [...document.querySelectorAll('[role="tree"] [role="treeitem"]')].map((item) => item.innerText.trim()),
  );
  const zones = new Map();
  let zone = "";
  for (const line of lines) {
    const heading = /^(.+), (geen notities|\d+ notities?)$/.exec(line);
    if (heading) {
      zone = heading[1];
      zones.set(zone, []);
    } else {
      zones.get(zone)?.push(line.replace(/, stem .*$/, ""));
    }
  }
  return zones;
}

/** Waits until a note stands in a zone. */
export function lies(page, note, zone) {
  return until(`“${note}” in ${zone}`, async () => (await board(page)).get(zone)?.includes(note));
}

/** A point of the board, by its parts of width and height. */
export async function at(page, across, down) {
  await page.element("the board", '[role="tree"]');
  const box = await page.run(() => document.querySelector(".board").getBoundingClientRect().toJSON());
  return { x: box.left + box.width * across, y: box.top + box.height * down };
}
