// A screen without a monitor, a window manager on it, and hands: xdotool for what the page does not see.

import { spawn, execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Waits until `look` gives something true, and gives it back; says what was missed when it does not come. */
export async function until(what, look, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  let last;
  do {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 60));
  } while (Date.now() < end);
  throw new Error(`Waited in vain for ${what}${last ? ` (${last.message})` : ""}`);
}

/** An X server with one screen of that size and a window manager; `close` ends both. */
export class Display {
  static async open(width, height) {
    const server = spawn(
      "Xvfb",
      ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"],
      {
        stdio: ["ignore", "ignore", "ignore", "pipe"],
      },
    );
    const [number] = await once(server.stdio[3], "data");
    const display = new Display(server, `:${String(number).trim()}`);
    display.manager = spawn("openbox", [], { env: display.environment, stdio: "ignore" });
    return display;
  }

  constructor(server, name) {
    this.server = server;
    this.environment = { ...process.env, DISPLAY: name, NO_AT_BRIDGE: "1", WAYLAND_DISPLAY: "" };
  }

  async hands(...words) {
    const { stdout } = await run("xdotool", words, { env: this.environment });
    return stdout.trim();
  }

  /** The number of the visible window with exactly this title, as soon as there is one. */
  window(title) {
    const pattern = `^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
    return until(`a window called “${title}”`, async () => {
      const found = await this.hands("search", "--onlyvisible", "--name", pattern);
      return found.split("\n").pop();
    });
  }

  /** Presses keys on the window of that title as a keyboard does: the native menu sees them first. */
  async keys(title, ...keys) {
    const window = await this.window(title);
    // A window that comes up behind another one can be given the focus a moment later only.
    await until(`the focus on “${title}”`, async () => {
      await this.hands("windowactivate", "--sync", window);
      return (await this.hands("getwindowfocus")) === window;
    });
    await this.hands("key", ...keys);
  }

  /** Left, top, width and height of the visible window of that title; none when none is to be seen. */
  async place(title) {
    const found = await this.hands("search", "--onlyvisible", "--name", `^${title}$`).catch(() => "");
    if (found === "") return undefined;
    const told = await this.hands("getwindowgeometry", "--shell", found.split("\n").pop());
    const number = (name) => Number(new RegExp(`^${name}=(-?\\d+)$`, "m").exec(told)?.[1]);
    return { x: number("X"), y: number("Y"), width: number("WIDTH"), height: number("HEIGHT") };
  }

  /** The title of the window that has the focus. */
  async front() {
    return this.hands("getactivewindow", "getwindowname");
  }

  /** Asks the window manager to close the window, until `outcome` holds: a key pressed while it is busy is lost. */
  async leave(title, what, outcome) {
    await until(what, async () => {
      if (await outcome()) return true;
      await this.keys(title, "alt+F4");
      return until(what, outcome, 3_000).catch(() => false);
    });
  }

  /** Types a path into a file dialog and confirms it. */
  async answerFileDialog(title, path) {
    const dialog = await this.window(title);
    await this.hands("windowactivate", "--sync", dialog);
    // The dialog takes keys only once it has drawn itself; nothing tells when that is.
    await new Promise((resolve) => setTimeout(resolve, 700));
    await this.hands("key", "ctrl+a");
    await this.hands("type", "--delay", "12", path);
    await this.hands("key", "Return");
    await until(`the end of “${title}”`, async () => {
      const open = await this.hands("search", "--onlyvisible", "--name", `^${title}$`).catch(() => "");
      return open === "";
    });
  }

  async close() {
    this.manager?.kill();
    this.server.kill();
    await once(this.server, "exit");
  }
}
