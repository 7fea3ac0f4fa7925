// The real console for a test: `handvat-cli serve` on a workshop of its own, in a real browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const fromUi = createRequire(join(root, "ui", "package.json"));
const { chromium } = fromUi("playwright-core");
const axeSource = await readFile(fromUi.resolve("axe-core/axe.min.js"), "utf8");

export const program = process.env.HANDVAT_CLI ?? join(root, "target", "debug", "handvat-cli");
const browserPath = process.env.HANDVAT_CHROMIUM ?? "/usr/bin/chromium";

let browser;

/** One browser for all tests of a file. */
export async function openBrowser() {
  browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox"],
  });
}

export async function closeBrowser() {
  await browser?.close();
}

/**
 * A console with a workshop: a copy of the file `workshop`, the sample, or a new one from a `template`, after `edits`. `page` is the
 * browser's page, of `ratio` device pixels a pixel; `file` the workshop's file, `faults` what the page complained of. Call `end` when done.
 */
export async function openConsole({
  language = "nl",
  workshop = null,
  sample = false,
  template = "strategy",
  edits = [],
  width = 1366,
  height = 768,
  ratio = 1,
} = {}) {
  const folder = await mkdtemp(join(tmpdir(), "handvat-browser-"));
  const file = join(folder, "workshop.handvat");
  const environment = {
    ...process.env,
    HANDVAT_DATA_DIR: join(folder, "data"),
    HANDVAT_LANG: language,
  };
  if (workshop) await copyFile(workshop, file);
  else if (sample) await copyFile(join(root, "templates", `sample.${language}.handvat`), file);
  else await run(["new", "--template", template, "--lang", language, "-o", file], environment);
  if (edits.length > 0)
    await run(["apply", file], environment, edits.map((edit) => JSON.stringify(edit)).join("\n"));
  let server = await serve(file, environment);
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: ratio,
    locale: language === "nl" ? "nl-NL" : "en-GB",
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  // The browser asks us for files from the start on: a listener that comes with the first question comes too late.
  page.on("filechooser", () => {});
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await serveBuiltPages(page);
  await page.goto(server.url);
  await page.locator("[data-live]").waitFor({ state: "attached" });
  return {
    page,
    file,
    faults,
    /** The workshop as it is in the file, once everything is there. */
    async saved() {
      await page.keyboard.press("Control+s");
      // What stood on the screen before the last step would be believed too soon: the file has to have it.
      const revision = await page.evaluate(
        async () => (await (await fetch("/snapshot")).json()).workshop.revision,
      );
      for (let tries = 0; tries < 300; tries++) {
        const written = JSON.parse(await readFile(file, "utf8"));
        if (written.revision >= revision) return written;
        await new Promise((resume) => setTimeout(resume, 50));
      }
      throw new Error(`revision ${revision} is not in the file`);
    },
    /** Ends the program at once, as a power cut would. */
    kill: () => server.end("SIGKILL"),
    /** Starts the program anew on the same file, and gives a new page. */
    async again() {
      server = await serve(file, environment);
      const next = await context.newPage();
      await serveBuiltPages(next);
      await next.goto(server.url);
      return next;
    },
    /** A second program on the same file, in a browser of its own. */
    async beside() {
      const other = await serve(file, environment);
      const theirs = await browser.newContext({
        viewport: { width, height },
        reducedMotion: "reduce",
      });
      const next = await theirs.newPage();
      next.setDefaultTimeout(15_000);
      await serveBuiltPages(next);
      await next.goto(other.url);
      const end = async () => {
        await theirs.close();
        await other.end("SIGTERM");
      };
      return { page: next, end };
    },
    async end() {
      await context.close();
      await server.end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The beamer's page of a console, in a window of its own. `everything` is all that came to it: its messages, what it
 * draws and what it says to who cannot see it.
 */
export async function openBeamer(desk, { width = 1920, height = 1080 } = {}) {
  const page = await desk.page.context().newPage();
  page.setDefaultTimeout(15_000);
  await page.setViewportSize({ width, height });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.addInitScript(keepEverything);
  await serveBuiltPages(page);
  await page.goto(new URL("/beamer", desk.page.url()).href);
  await page.locator("main.waiting, main.sheet").waitFor();
  return {
    page,
    faults,
    /** Two frames later, when the picture stands still. */
    settled: () =>
      page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))),
    async everything() {
      const kept = await page.evaluate(() => globalThis.kept.join("\n"));
      return [kept, await page.content(), await page.locator("body").ariaSnapshot()].join("\n");
    },
  };
}

/** A console for as long as the work takes; its page may not complain of it. */
export async function atWork(options, work) {
  const desk = await openConsole(options);
  try {
    await work({ desk, page: desk.page });
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
}

/** A console and its beamer for as long as the work takes; neither page may complain of it. */
export function inRoom(options, work) {
  return atWork(options, async ({ desk, page }) => {
    const beamer = await openBeamer(desk);
    await work({ desk, page, beamer });
    assert.deepEqual(beamer.faults, []);
  });
}

/** What the core tells is altered from now on, as a core in that state would tell it. */
export async function told(page, altered) {
  await page.route("**/snapshot", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: altered(await response.json()) });
  });
  await page.reload();
}

/** In the page, before its own scripts: keeps every message and every drawn word. */
function keepEverything() {
  globalThis.kept = [];
  const { EventSource, fetch } = globalThis;
  globalThis.EventSource = class extends EventSource {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", (message) => globalThis.kept.push(message.data));
    }
  };
  globalThis.fetch = async (...parameters) => {
    const response = await fetch(...parameters);
    globalThis.kept.push(await response.clone().text());
    return response;
  };
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const { fillText } = prototype;
    prototype.fillText = function (text, ...place) {
      globalThis.kept.push(text);
      return fillText.call(this, text, ...place);
    };
  }
}

/** What axe finds that is serious, one line each. */
export async function seriousFindings(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** A picture of the page under `target/shots`, to be looked at. */
export async function shot(page, name) {
  const folder = join(root, "target", "shots");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function run(parameters, environment, input) {
  const child = spawn(program, parameters, {
    env: environment,
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`handvat-cli ${parameters.join(" ")} ended with ${code}`);
}

async function serve(file, environment) {
  const child = spawn(program, ["serve", file, "--no-open"], {
    env: environment,
  });
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
  return {
    url,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** With HANDVAT_UI_DIST the pages come from that folder and not from the program: for work on the pages. */
async function serveBuiltPages(page) {
  const folder = process.env.HANDVAT_UI_DIST;
  if (!folder) return;
  const kinds = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    ttf: "font/ttf",
  };
  await page.route(/\/(beamer|assets\/.*)?(#.*)?$/, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const pages = { "/": "console.html", "/beamer": "beamer.html" };
    const name = pages[path] ?? path.slice(1);
    const policy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; font-src 'self'";
    await route.fulfill({
      body: await readFile(join(folder, name)),
      headers: {
        "content-security-policy": policy,
        "content-type": kinds[name.split(".").pop()],
      },
    });
  });
}
