// One contestant, one number of notes, once through everything that is measured. A fresh browser each time.
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { percentile } from "./measure.mjs";
import { makeNotes, wholeView } from "./notes.mjs";

const TYPED = " met een scherm voor de hele balie erbij";
const LONGEST = 300_000;

/** `{ figures, faults }`: what each phase cost, and what did not happen that should have. An engine opens a browser,
 *  watches what a page costs, has hands for it, and says which phases it can measure. */
export async function measure(engine, contestant, count, { shots }) {
  const browser = await engine.open();
  const late = setTimeout(() => browser.close(), LONGEST);
  let board;
  try {
    board = await contestant.open(browser, count);
    const run = new Run(board, count, await engine.watch(board.page), await engine.hands(board.page));
    run.shots = shots && join(shots, `${engine.id}-${contestant.id}-${count}`);
    for (const phase of engine.phases) await run[phase]();
    return { figures: run.figures, faults: run.faults };
  } catch (error) {
    return { figures: {}, faults: [String(error).slice(0, 300)] };
  } finally {
    clearTimeout(late);
    await board?.end().catch(() => undefined);
    await browser.close().catch(() => undefined);
  }
}

class Run {
  figures = {};
  faults = [];

  constructor(board, count, watch, hands) {
    this.board = board;
    this.watch = watch;
    this.hands = hands;
    const { x, y, width, height } = board.area;
    this.middle = { x: x + width / 2, y: y + height / 2 };
    const field = makeNotes(count);
    this.whole = wholeView(field, board.area);
    const { columns, rows } = field;
    /** The note some rows above the middle one: each phase has one that nobody moved before. */
    this.above = (more) => (Math.floor(rows / 2) - more) * columns + Math.floor(columns / 2);
  }

  async load() {
    await this.watch.quiet();
    this.figures.load = await this.watch.used();
    await this.shot("whole");
  }

  async panAll() {
    await this.board.showAll();
    await this.frames("panAll", () => this.hands.pan(this.middle, 4));
  }

  async zoomIn() {
    await this.board.showAll();
    const { zoom } = this.whole;
    const delta = (from, to) => this.board.pinch(from, to);
    await this.frames("zoom", () => this.hands.zoom(this.middle, zoom, 1, delta));
    await this.shot("actual");
    const reached = await this.board.zoom();
    // Some boards drop turns of the wheel that come in one frame; half of the way at least has to be there.
    if (!(reached >= 0.5)) this.faults.push(`zoom: came to ${reached.toFixed(2)}`);
  }

  async jump() {
    await this.board.beforeJump();
    await this.watch.quiet();
    const before = await this.picture();
    this.figures.jump = await this.watch.spent(() => this.board.jump());
    await this.compare("jump", before);
  }

  async panActual() {
    await this.board.lookAt(this.above(0), 1);
    await this.frames("panActual", () => this.hands.pan(this.middle, 24));
    await this.shot("panned");
  }

  async dragOne() {
    const note = this.above(0);
    await this.board.lookAt(note, 1);
    await this.moved("dragOne", note, { x: 300, y: 120 }, () => this.hands.drag(this.middle, { x: 5, y: 2 }));
    await this.shot("dragged-one");
  }

  async dragMany() {
    const note = this.above(2);
    await this.board.lookAt(note, 0.5);
    await this.board.selectAround(note);
    // At 50 % the notes go twice as far as the hand.
    await this.moved("dragMany", note, { x: 480, y: 240 }, () =>
      this.hands.drag(this.middle, { x: 4, y: 2 }),
    );
    await this.shot("dragged");
  }

  async type() {
    const note = this.above(8);
    await this.board.lookAt(note, 1);
    await this.watch.quiet();
    await this.board.page.mouse.dblclick(this.middle.x, this.middle.y);
    await this.board.page.waitForTimeout(300);
    await this.board.page.keyboard.press("Control+End");
    await this.watch.quiet();
    this.figures.typing = percentile(await this.hands.type(TYPED), 0.95);
    await this.shot("typed");
    await this.board.finishTyping();
    await this.watch.quiet();
    if (!String(await this.board.text(note)).includes(TYPED))
      this.faults.push("typing: the words are not there");
  }

  async memory() {
    this.figures.memory = await this.watch.memory();
  }

  /** The 95th of a hundred frames while `work` runs; the picture has to be another one afterwards. */
  async frames(name, work) {
    await this.watch.quiet();
    const before = await this.picture();
    const frames = await this.watch.frames(work);
    this.figures[name] = percentile(frames, 0.95);
    await this.watch.quiet();
    await this.compare(name, before);
  }

  /** The same, and the note has to lie where it was dragged. */
  async moved(name, note, by, work) {
    const from = await this.board.place(note);
    await this.frames(name, work);
    const to = await this.board.place(note);
    const off = Math.max(Math.abs(to.x - from.x - by.x), Math.abs(to.y - from.y - by.y));
    if (off > 12) this.faults.push(`${name}: ${off.toFixed()} pixels from where it was dragged`);
  }

  async compare(name, before) {
    if ((await this.picture()) === before) this.faults.push(`${name}: the picture did not change`);
  }

  async picture() {
    const picture = await this.board.page.screenshot({ clip: this.board.area });
    return createHash("sha256").update(picture).digest("hex");
  }

  async shot(name) {
    if (!this.shots) return;
    await mkdir(this.shots, { recursive: true });
    await this.board.page.screenshot({ path: join(this.shots, `${name}.png`) });
  }
}
