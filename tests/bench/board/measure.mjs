// What a frame costs: the main thread's CPU time, read from a trace of the browser. Wall time depends on who else
// works on the machine; CPU time of the thread hardly does.
//
//   const watch = await Watch.on(page);               // a page of playwright-core, in Chromium
//   const frames = await watch.frames(async () => …); // ms of main-thread CPU, one number a frame
//   percentile(frames, 0.95)
//   const spent = await watch.spent(async () => …);   // ms of main-thread CPU until the page is quiet again
import { readFile } from "node:fs/promises";

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "devtools.timeline.frame",
  "blink.user_timing",
];
const BEGIN = "frames-begin";
const END = "frames-end";
/** Two frame callbacks closer than this belong to one frame, in microseconds. */
const SAME_FRAME = 1500;
/** A page is quiet when it has used less than this of its main thread, in ms, in each of so many looks. */
const QUIET = { look: 150, least: 8, looks: 3, longest: 40_000 };

/** The value that a part of all values does not exceed. */
export function percentile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

export function median(values) {
  return percentile(values, 0.5);
}

/** Frames of the main thread in a trace, in ms of CPU. A frame's work is every task that began since the last one. */
export function framesOf(events) {
  const begin = events.find(({ name }) => name === BEGIN);
  const end = events.find(({ name }) => name === END);
  if (!begin || !end) throw new Error("The trace does not hold the whole phase.");
  const own = events
    .filter(({ pid, tid, ts }) => pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts)
    .sort((one, other) => one.ts - other.ts);
  const starts = [];
  for (const { name, ts } of own) {
    if (name === "FireAnimationFrame" && ts - (starts.at(-1) ?? 0) > SAME_FRAME) starts.push(ts);
  }
  const frames = new Array(Math.max(0, starts.length - 1)).fill(0);
  let frame = 0;
  for (const task of own.filter(({ name, ph }) => name === "RunTask" && ph === "X")) {
    // The task that holds a frame's callback is the frame's own.
    while (frame < starts.length - 1 && starts[frame + 1] <= task.ts + task.dur) frame += 1;
    if (frame < frames.length) frames[frame] += (task.tdur ?? task.dur) / 1000;
  }
  return frames;
}

/** The main thread of a process that shows a page. */
export class MainThread {
  constructor(process) {
    this.process = process;
  }

  /** Main-thread CPU that `work` costs until the page is quiet again, in ms. */
  async spent(work) {
    const before = await this.used();
    await work();
    await this.quiet();
    return (await this.used()) - before;
  }

  /** Waits until the main thread has nothing to do. */
  async quiet() {
    let [still, last] = [0, await this.used()];
    for (let waited = 0; still < QUIET.looks && waited < QUIET.longest; waited += QUIET.look) {
      await new Promise((resolve) => setTimeout(resolve, QUIET.look));
      const used = await this.used();
      still = used - last < QUIET.least ? still + 1 : 0;
      last = used;
    }
  }

  /** CPU of the main thread since it began, in ms. */
  async used() {
    const text = await readFile(`/proc/${this.process}/task/${this.process}/schedstat`, "utf8");
    return Number(text.split(" ")[0]) / 1e6;
  }
}

export class Watch extends MainThread {
  /** Watches the renderer of a page in Chromium. */
  static async on(page) {
    const browser = await page.context().browser().newBrowserCDPSession();
    const session = await page.context().newCDPSession(page);
    const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    // Chromium keeps a spare renderer without a page.
    return new Watch(page, browser, session, await largest(renderers));
  }

  constructor(page, browser, session, renderer) {
    super(renderer);
    this.page = page;
    this.browser = browser;
    this.session = session;
  }

  /** Main-thread CPU of every frame while `work` runs, in ms. Garbage of before is collected first. */
  async frames(work) {
    await this.session.send("HeapProfiler.collectGarbage");
    await this.browser.send("Tracing.start", {
      transferMode: "ReturnAsStream",
      traceConfig: {
        recordMode: "recordUntilFull",
        traceBufferSizeInKb: 400_000,
        includedCategories: CATEGORIES,
        excludedCategories: ["*"],
      },
    });
    await this.page.evaluate((name) => {
      performance.mark(name);
      // Every frame of the display is a frame, also one in which the page has nothing to do.
      const turn = () => (globalThis.watched = requestAnimationFrame(turn));
      turn();
    }, BEGIN);
    await work();
    await this.page.evaluate((name) => {
      cancelAnimationFrame(globalThis.watched);
      performance.mark(name);
    }, END);
    return framesOf(await this.#trace());
  }

  /** Memory of the renderer, in MB, after its garbage was collected. */
  async memory() {
    await this.session.send("HeapProfiler.collectGarbage");
    return resident(this.process);
  }

  async #trace() {
    const done = new Promise((resolve) => this.browser.once("Tracing.tracingComplete", resolve));
    await this.browser.send("Tracing.end");
    const { stream } = await done;
    const pieces = [];
    for (let read = {}; !read.eof;) {
      read = await this.browser.send("IO.read", { handle: stream, size: 1 << 22 });
      pieces.push(read.base64Encoded ? Buffer.from(read.data, "base64").toString() : read.data);
    }
    await this.browser.send("IO.close", { handle: stream });
    const { traceEvents } = JSON.parse(pieces.join(""));
    return traceEvents;
  }
}

/** The process that has most memory: the one that shows the page. */
export async function largest(processes) {
  const sized = await Promise.all(processes.map(async (id) => ({ id, size: await resident(id) })));
  return sized.sort((one, other) => other.size - one.size)[0].id;
}

async function resident(process) {
  const text = await readFile(`/proc/${process}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024;
}
