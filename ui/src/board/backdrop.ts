/**
 * The whole board from afar, in one small picture: what is seen beside the sharp picture while one zooms out, and in
 * its holes while one moves faster than tiles are painted. It is painted piece by piece when there is nothing to do.
 */
import { contains, overlaps, type Box, type Extent } from "./geometry";
import { opaquePen, patch, type Content } from "./patching";
import type { Drawing, Frame, Pen } from "./pen";
import type { Placement } from "./surface";
import { affordable } from "./tiles";

/** The longer side of the picture, and the side of the cells in which it is painted, in pixels. */
const LONGEST = 1024;
const CELL = 128;
/** It is never larger than the sheet on paper at half its size: pixels a unit. */
const LARGEST = 0.25;
/** What is painted at a time, in the unit of `tiles.cost`. */
const BUDGET = 4;

export class Backdrop {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: Pen;
  readonly #content: Content;
  /** What it shows, in canvas units. */
  #extent: Box = { x: 0, y: 0, width: 1, height: 1 };
  #scale = LARGEST;
  /** Cells to be painted, by their number. */
  #stale = new Set<number>();
  #outgrown = true;
  /** How it lies on the page; empty while it does not. */
  #shown = "none";

  constructor(canvas: HTMLCanvasElement, content: Content) {
    this.#canvas = canvas;
    this.#pen = opaquePen(canvas);
    this.#content = content;
    this.hide();
  }

  /** Whether something is still to be painted. */
  get unfinished(): boolean {
    return this.#outgrown || this.#stale.size > 0;
  }

  /** Everything looks otherwise now. */
  reset(): void {
    this.#outgrown = true;
  }

  /** A place looks otherwise now. */
  mark(box: Box): void {
    if (this.#outgrown) {
      return;
    }
    for (const cell of this.#cells()) {
      if (overlaps(this.#cellBox(cell), box)) {
        this.#stale.add(cell);
      }
    }
    const far = { x: box.x + box.width, y: box.y + box.height };
    this.#outgrown = !contains(this.#extent, box) || !contains(this.#extent, far);
  }

  /** Paints as much as a moment allows. `extent` says how far the board reaches, in canvas units. */
  advance(extent: () => Box): void {
    if (this.#outgrown) {
      this.#begin(extent());
    }
    const cells = [...this.#stale];
    const costs = cells.map((cell) => this.#content.cost(this.#cellBox(cell), this.#scale));
    for (const cell of cells.slice(0, affordable(costs, BUDGET))) {
      const origin = { x: this.#extent.x * this.#scale, y: this.#extent.y * this.#scale };
      const frame = { scale: this.#scale, origin, zoom: this.#scale, rough: true };
      patch(this.#content, this.#pen, frame, this.#size(), this.#cellBox(cell));
      this.#stale.delete(cell);
    }
  }

  /** Lies behind a view, for a window with so many pixels a CSS pixel. */
  show(place: Placement, ratio: number): void {
    const by = place.scale / this.#scale / ratio;
    const x = (this.#extent.x * place.scale - place.origin.x) / ratio;
    const y = (this.#extent.y * place.scale - place.origin.y) / ratio;
    this.#set(`translate(${x}px, ${y}px) scale(${by})`);
  }

  hide(): void {
    this.#set("");
  }

  /** Draws a part of itself into a picture of that view; `hole` is in the picture's pixels. */
  fill(context: Drawing, place: Frame, hole: Box): void {
    context.fillStyle = this.#content.ground();
    context.fillRect(hole.x, hole.y, hole.width, hole.height);
    if (this.#outgrown) {
      return;
    }
    const by = place.scale / this.#scale;
    context.save();
    context.beginPath();
    context.rect(hole.x, hole.y, hole.width, hole.height);
    context.clip();
    const x = this.#extent.x * place.scale - place.origin.x;
    const y = this.#extent.y * place.scale - place.origin.y;
    context.drawImage(this.#canvas, x, y, this.#canvas.width * by, this.#canvas.height * by);
    context.restore();
  }

  #begin(extent: Box): void {
    this.#extent = extent;
    this.#scale = Math.min(LONGEST / Math.max(extent.width, extent.height, 1), LARGEST);
    this.#canvas.width = Math.max(Math.ceil(extent.width * this.#scale), 1);
    this.#canvas.height = Math.max(Math.ceil(extent.height * this.#scale), 1);
    const { width, height } = this.#size();
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#pen.context.fillStyle = this.#content.ground();
    this.#pen.context.fillRect(0, 0, width, height);
    this.#outgrown = false;
    this.#stale = new Set(this.#cells());
  }

  #size(): Extent {
    return { width: this.#canvas.width, height: this.#canvas.height };
  }

  #columns(): number {
    return Math.ceil(this.#canvas.width / CELL);
  }

  #cells(): number[] {
    const count = this.#columns() * Math.ceil(this.#canvas.height / CELL);
    return Array.from({ length: count }, (_, cell) => cell);
  }

  #cellBox(cell: number): Box {
    const side = CELL / this.#scale;
    const columns = this.#columns();
    const x = this.#extent.x + (cell % columns) * side;
    return { x, y: this.#extent.y + Math.floor(cell / columns) * side, width: side, height: side };
  }

  #set(transform: string): void {
    if (transform !== this.#shown) {
      this.#shown = transform;
      this.#canvas.style.visibility = transform === "" ? "hidden" : "visible";
      this.#canvas.style.transform = transform;
    }
  }
}
