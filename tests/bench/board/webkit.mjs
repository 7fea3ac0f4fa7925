// WebKitGTK as an engine, that of the program's own window: its small browser on a screen without a monitor, told by
// WebKit's own driver. A page answers to as much of playwright's page as the contestants ask for.
import { existsSync, readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Display, until } from "../../window/display.mjs";
import { CONTROL, ESCAPE, Page } from "../../window/driver.mjs";
import { largest, MainThread } from "./measure.mjs";

const LIBRARIES = "/usr/lib";
const BROWSER = "webkit2gtk-4.1/MiniBrowser";
const DRIVER = "/usr/bin/WebKitWebDriver";
/** Room for the largest window and what the browser has around its page. */
const SCREEN = { width: 2700, height: 1700 };
/** What an event takes, in ms: sixty a second. */
const BEAT = 16;
const LEFT = 0;
/** A change that leaves no trace: pictures of the same page are the same, and for this browser it is change enough. */
const UNSEEN = ["transparent", "rgb(0 0 0 / 0.001)"];
const KEYS = { Control: CONTROL, Escape: ESCAPE };

export const WEBKIT = {
  id: "webkit",
  phases: ["panAll", "zoomIn", "panActual", "dragOne"],
  check: browserPath,
  async open() {
    const program = browserPath();
    const display = await Display.open(SCREEN.width, SCREEN.height);
    const pages = [];
    const newPage = async ({ viewport }) => {
      const page = await WebPage.open(program, display);
      pages.push(page);
      await page.resize(viewport);
      return page;
    };
    // Who waits too long closes, and whoever waited closes once more; a driver left alone would never end.
    let closed;
    const end = async () => {
      for (const page of pages) await page.close();
      await display.close();
    };
    return { newPage, close: () => (closed ??= end()) };
  },
  watch: (page) => WebWatch.on(page),
  hands: (page) => new WebHands(page),
};

/** Nobody measures this engine without its two programs, and nobody leaves it out without saying so. */
function browserPath() {
  const places = readdirSync(LIBRARIES).map((name) => join(LIBRARIES, name, BROWSER));
  const program = places.find((path) => existsSync(path));
  if (!program || !existsSync(DRIVER)) {
    throw new Error(
      "WebKit's browser or driver is missing: install webkit2gtk-driver and libwebkit2gtk-4.1-0, or measure with --engine chromium.",
    );
  }
  return program;
}

class WebPage {
  static async open(program, display) {
    return new WebPage(await Page.open(program, ["--automation"], display.environment));
  }

  constructor(driver) {
    this.driver = driver;
    /** WebKit's driver takes what the wheel has turned in all, not what it turns now. */
    this.turned = { x: 0, y: 0 };
    this.at = { x: 0, y: 0 };
    this.mouse = {
      move: (x, y, { steps = 1 } = {}) => this.#moveTo({ x, y }, steps),
      down: () => driver.mouse([{ type: "pointerDown", button: LEFT }]),
      up: () => driver.mouse([{ type: "pointerUp", button: LEFT }]),
      click: async (x, y) => {
        await this.#moveTo({ x, y }, 1);
        await driver.mouse([
          { type: "pointerDown", button: LEFT },
          { type: "pointerUp", button: LEFT },
        ]);
      },
      wheel: (x, y) => this.wheel([{ x, y }]),
    };
    this.keyboard = {
      press: (keys) => driver.chord(...keys.split("+").map(keyOf)),
      down: (key) => this.#key("keyDown", key),
      up: (key) => this.#key("keyUp", key),
    };
  }

  /** The page as large as wanted: the browser has bars of its own around it. */
  async resize({ width, height }) {
    let [wide, high] = [width, height];
    await until(`a page of ${width} by ${height}`, async () => {
      await this.driver.in("POST", "/window/rect", { x: 0, y: 0, width: wide, height: high });
      const size = await this.driver.run(() => ({ width: innerWidth, height: innerHeight }));
      [wide, high] = [wide + width - size.width, high + height - size.height];
      return size.width === width && size.height === height;
    });
  }

  goto(url) {
    this.address = url;
    return this.driver.in("POST", "/url", { url });
  }

  url() {
    return this.address;
  }

  locator(selector) {
    const found = () =>
      this.driver.run((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
      }, selector);
    const locator = {
      first: () => locator,
      waitFor: () => until(selector, found, 60_000),
      boundingBox: () => until(selector, found, 60_000),
    };
    return locator;
  }

  evaluate(work, ...words) {
    return this.driver.run(work, ...words);
  }

  waitForFunction(work) {
    return until("the page", () => this.driver.run(`() => Boolean((${work})())`), 120_000);
  }

  waitForTimeout(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  /** Of the whole page. */
  async screenshot({ path } = {}) {
    const picture = await this.driver.picture(undefined, UNSEEN);
    if (path) await writeFile(path, picture);
    return picture;
  }

  context() {
    const json = (url) => this.driver.promise((url) => fetch(url).then((answer) => answer.json()), url);
    return { request: { get: (url) => ({ json: () => json(url) }) } };
  }

  route() {
    throw new Error("Here the screens come from the program: leave HANDVAT_UI_DIST unset.");
  }

  /** One turn of the wheel after the other, each in a beat. */
  wheel(turns) {
    const actions = turns.map(({ x, y }) => {
      this.turned.x += x;
      this.turned.y += y;
      const [deltaX, deltaY] = [Math.round(this.turned.x), Math.round(this.turned.y)];
      const { x: left, y: top } = this.at;
      return { type: "scroll", x: left, y: top, deltaX, deltaY, duration: BEAT, origin: "viewport" };
    });
    return this.driver.in("POST", "/actions", { actions: [{ type: "wheel", id: "wheel", actions }] });
  }

  async #moveTo({ x, y }, steps) {
    const from = this.at;
    this.at = { x: Math.round(x), y: Math.round(y) };
    const step = (part) => move(from.x + (x - from.x) * part, from.y + (y - from.y) * part);
    await this.driver.mouse(Array.from({ length: steps }, (_, index) => step((index + 1) / steps)));
  }

  #key(type, key) {
    const actions = [{ type, value: keyOf(key) }];
    return this.driver.in("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  close() {
    return this.driver.close();
  }
}

function keyOf(name) {
  return KEYS[name] ?? name;
}

function move(x, y) {
  return { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: BEAT, origin: "viewport" };
}

class WebWatch extends MainThread {
  static async on(page) {
    return new WebWatch(page, await largest(await webProcesses(page.driver.driver.pid)));
  }

  constructor(page, process) {
    super(process);
    this.page = page;
  }

  /** One number: what an event of the hand cost on the average. Without a graphics card the engine's compositor, not
   *  the page, decides how many frames are seen. */
  async frames(work) {
    const before = await this.used();
    const events = await work();
    return [((await this.used()) - before) / events];
  }
}

/** The processes that show pages, of those that a process started. */
async function webProcesses(root) {
  const all = [];
  for (const name of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const [, comm, parent] = /\((.*)\) \S (\d+)/.exec(stat) ?? [];
    if (comm) all.push({ id: Number(name), parent: Number(parent), comm });
  }
  const own = new Set([root]);
  for (let grown = true; grown;) {
    const more = all.filter(({ id, parent }) => own.has(parent) && !own.has(id));
    for (const { id } of more) own.add(id);
    grown = more.length > 0;
  }
  return all.filter(({ id, comm }) => own.has(id) && comm.startsWith("WebKitWebProc")).map(({ id }) => id);
}

/** Each movement gives how many events it was of. */
class WebHands {
  constructor(page) {
    this.page = page;
  }

  async pan(at, pixels, steps = 40) {
    await this.page.mouse.move(at.x, at.y);
    const ways = [
      { x: pixels, y: 0 },
      { x: 0, y: pixels },
      { x: -pixels, y: 0 },
    ];
    await this.page.wheel(ways.flatMap((way) => new Array(steps).fill(way)));
    return ways.length * steps;
  }

  /** WebKit's driver turns the wheel without the keys that are held: these turns are made in the page, one a frame. */
  async zoom(at, from, to, delta, steps = 40) {
    const zoomAt = (step) => from * (to / from) ** (step / steps);
    const turns = Array.from({ length: steps }, (_, step) => delta(zoomAt(step), zoomAt(step + 1)));
    await this.page.driver.promise(
      async ({ x, y }, turns) => {
        for (const deltaY of turns) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const turn = { deltaY, clientX: x, clientY: y, ctrlKey: true, bubbles: true, cancelable: true };
          document.elementFromPoint(x, y).dispatchEvent(new WheelEvent("wheel", turn));
        }
      },
      at,
      turns,
    );
    return steps;
  }

  async drag(from, by, steps = 60) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + by.x * steps, from.y + by.y * steps, { steps });
    await this.page.mouse.up();
    return steps;
  }
}
