// A small WebDriver client: starts WebKit's own driver on a free port and talks to it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { writeFile } from "node:fs/promises";

import { until } from "./display.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const LEFT = 0;

/** Keys that are not characters, as WebDriver names them. */
export const CONTROL = "\uE009";
export const ENTER = "\uE007";
export const ESCAPE = "\uE00C";
export const TAB = "\uE004";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A running program with its page. */
export class Page {
  /** Starts the program and waits for its page; `through` is a command that starts it with fewer rights. */
  static async open(program, words, environment, through = []) {
    const port = await freePort();
    const [first, ...rest] = [...through, "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"];
    const driver = spawn(first, rest, {
      env: { ...environment, TAURI_WEBVIEW_AUTOMATION: "true" },
      stdio: "ignore",
    });
    const page = new Page(driver, `http://127.0.0.1:${port}`);
    await until("the driver", () => page.ask("GET", "/status"));
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary: program, args: words } } };
    const { sessionId } = await page.ask("POST", "/session", { capabilities });
    page.session = `/session/${sessionId}`;
    await page.ask("POST", `${page.session}/timeouts`, { script: 20_000, pageLoad: 60_000, implicit: 0 });
    return page;
  }

  constructor(driver, address) {
    this.driver = driver;
    this.address = address;
  }

  async ask(method, path, body) {
    const answer = await fetch(this.address + path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  in(method, path, body) {
    return this.ask(method, this.session + path, body);
  }

  /** Goes over to the page of another window, and gives what goes back. */
  async other() {
    const own = await this.in("GET", "/window");
    const other = await until("another window", async () =>
      (await this.in("GET", "/window/handles")).find((handle) => handle !== own),
    );
    await this.in("POST", "/window", { handle: other });
    return () => this.in("POST", "/window", { handle: own });
  }

  /** The page's text as people read it. */
  text(selector) {
    return this.run((selector) => document.querySelector(selector)?.innerText ?? "", selector);
  }

  /** Waits until people can read this. */
  sees(text, selector = "body", milliseconds = 20_000) {
    const look = async () => (await this.text(selector)).replace(/\s+/g, " ").includes(text);
    return until(`“${text}” to be read`, look, milliseconds);
  }

  /** Runs a function in the page with plain arguments, and gives back what it returns. */
  run(work, ...args) {
    return this.in("POST", "/execute/sync", { script: `return (${work}).apply(null, arguments)`, args });
  }

  /** The same for a function that returns a promise. */
  async promise(work, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (${work}).apply(null, [...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: JSON.stringify(error) + String(error) }))`;
    const { value, error } = await this.in("POST", "/execute/async", { script, args });
    if (error) throw new Error(error);
    return value;
  }

  /** The first visible element for which `matches` holds, as soon as there is one. */
  async element(what, selector, text) {
    return until(what, async () => {
      const found = await this.run(
        (selector, text) => {
          const named = (element) =>
            [element.getAttribute("aria-label"), element.innerText, element.innerText?.trim().split("\n")[0]]
              .filter(Boolean)
              .map((name) => name.trim().replace(/\s+/g, " "));
          return (
            [...document.querySelectorAll(selector)].find((element) => {
              const box = element.getBoundingClientRect();
              const seen =
                box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
              return seen && (text === null || named(element).includes(text));
            }) ?? null
          );
        },
        selector,
        text ?? null,
      );
      return found?.[ELEMENT];
    });
  }

  /** The element's middle and outline in the page, in CSS pixels. */
  async box(element) {
    const box = await this.run((element) => element.getBoundingClientRect().toJSON(), { [ELEMENT]: element });
    return { ...box, x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }

  /** Clicks a button, link, tab or menu entry by the name that people read. */
  async press(
    name,
    selector = "button, a, [role=button], [role=tab], [role=menuitem], [role=option], summary",
  ) {
    const element = await this.element(`“${name}” to press`, selector, name);
    await this.in("POST", `/element/${element}/click`, {});
  }

  /** Types into a field that people know by its label, in place of what stands there. */
  async fill(label, text) {
    const field = await until(`the field “${label}”`, async () => {
      const found = await this.run((label) => {
        const words = [...document.querySelectorAll("label")].find((each) => each.innerText.trim() === label);
        return words?.control ?? null;
      }, label);
      return found?.[ELEMENT];
    });
    await this.in("POST", `/element/${field}/click`, {});
    await this.chord(CONTROL, "a");
    await this.type(text);
  }

  /** Types where the focus is. */
  async type(text) {
    const actions = [...text].flatMap((key) => [
      { type: "keyDown", value: key },
      { type: "keyUp", value: key },
    ]);
    await this.in("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Presses keys together: the last one while the others are held. */
  async chord(...keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.in("POST", "/actions", { actions: [{ type: "key", id: "keys", actions: [...down, ...up] }] });
  }

  async mouse(actions) {
    const pointer = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions };
    await this.in("POST", "/actions", { actions: [pointer] });
  }

  /** Clicks at a point of the page, once or more. */
  async clickAt(x, y, times = 1) {
    const click = [
      { type: "pointerDown", button: LEFT },
      { type: "pointerUp", button: LEFT },
    ];
    await this.mouse([move(x, y), ...Array(times).fill(click).flat()]);
  }

  /** Drags from one point to another in small steps, as a hand does. */
  async drag(from, to, steps = 12) {
    const path = Array.from({ length: steps }, (_, step) => {
      const part = (step + 1) / steps;
      return move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
    });
    await this.mouse([
      move(from.x, from.y),
      { type: "pointerDown", button: LEFT },
      ...path,
      { type: "pointerUp", button: LEFT },
    ]);
  }

  /** A picture of the page as PNG, written to a file if one is named. Without a graphics device WebKit gives one
   *  only at the next change of the page, so one pixel in the corner changes between two colours until it is taken. */
  async picture(file, colours = ["#808080", "#818181"]) {
    await this.run((colours) => {
      const pixel = document.body.appendChild(document.createElement("i"));
      pixel.id = "changing-pixel";
      Object.assign(pixel.style, { position: "fixed", right: "0", bottom: "0", width: "1px", height: "1px" });
      let turn = 0;
      const change = () => {
        turn = 1 - turn;
        pixel.style.background = colours[turn];
        if (pixel.isConnected) requestAnimationFrame(change);
      };
      change();
    }, colours);
    const picture = Buffer.from(await this.in("GET", "/screenshot"), "base64");
    await this.run(() => document.getElementById("changing-pixel")?.remove());
    if (file) await writeFile(file, picture);
    return picture;
  }

  /** Ends the program as its own close would, and the driver. */
  async close() {
    await this.in("DELETE", "").catch(() => undefined);
    this.end();
  }

  /** Ends the driver only: the program is gone already. */
  end() {
    this.driver.kill();
  }
}

function move(x, y) {
  return { type: "pointerMove", x: Math.round(x), y: Math.round(y), duration: 0, origin: "viewport" };
}
