/** What is being moved: drawn once into a canvas of its own, which a CSS transform then carries along. */
import { around, grown, shared, type Box, type Point } from "./geometry";
import type { Pen } from "./pen";
import { OVERHANG } from "./pieces";
import { Easel, Print } from "./print";
import type { Placement } from "./surface";
import { stretches } from "./tiles";

export class Lift {
  readonly #print = new Print();
  readonly #paint: (pen: Pen, box: Box) => void;
  /** All that was taken up, with its marks and shadows. */
  #extent: Box | null = null;
  /** What the canvas holds: at which scale, and which part of the sheet. */
  #held: { scale: number; part: Box } | null = null;

  /** Lies in the page right after another element. */
  constructor(beside: Element, paint: (pen: Pen, box: Box) => void) {
    this.#print.canvas.className = "lift";
    this.#print.canvas.setAttribute("aria-hidden", "true");
    this.#paint = paint;
    this.#hide();
    beside.after(this.#print.canvas);
  }

  /** Takes pieces with these boxes up. */
  start(boxes: readonly Box[]): void {
    const extent = around(boxes);
    this.#extent = extent && grown(extent, OVERHANG);
    this.#held = null;
  }

  /**
   * Shows them so far from where they were, in canvas units, for a window with so many pixels a CSS pixel. `still`:
   * nobody zooms at this moment.
   */
  show(place: Placement, by: Point, ratio: number, still: boolean): void {
    const view = {
      x: place.origin.x / place.scale - by.x,
      y: place.origin.y / place.scale - by.y,
      width: place.size.width / place.scale,
      height: place.size.height / place.scale,
    };
    const sharp = this.#held?.scale === place.scale;
    if (!this.#held || (sharp ? !this.#covers(this.#held.part, view) : !this.#mayStretch(place, still))) {
      this.#draw(place, view, ratio);
    }
    this.carry(place, by, ratio);
  }

  /** Moves what is drawn, whatever else is in view now. */
  carry(place: Placement, by: Point, ratio: number): void {
    if (this.#held) {
      const { part, scale } = this.#held;
      const left = Math.round((part.x + by.x) * place.scale) - place.origin.x;
      const top = Math.round((part.y + by.y) * place.scale) - place.origin.y;
      const stretched = scale === place.scale ? "" : ` scale(${place.scale / scale})`;
      this.#print.canvas.style.transform = `translate(${left / ratio}px, ${top / ratio}px)${stretched}`;
    }
  }

  end(): void {
    this.#print.end();
    this.#held = null;
  }

  #mayStretch(place: Placement, still: boolean): boolean {
    return !still && this.#held !== null && stretches(this.#held.scale, place.scale);
  }

  #draw(place: Placement, view: Box, ratio: number): void {
    const near = grown(view, Math.max(view.width, view.height) / 4);
    const part = this.#extent && shared(this.#extent, near);
    if (!part) {
      this.#hide();
      return;
    }
    const left = Math.floor(part.x * place.scale);
    const top = Math.floor(part.y * place.scale);
    const width = Math.ceil(part.width * place.scale) + 2;
    const height = Math.ceil(part.height * place.scale) + 2;
    const { style } = this.#print.canvas;
    style.width = `${width / ratio}px`;
    style.height = `${height / ratio}px`;
    this.#held = {
      scale: place.scale,
      part: {
        x: left / place.scale,
        y: top / place.scale,
        width: width / place.scale,
        height: height / place.scale,
      },
    };
    const easel = new Easel({ width, height }, false);
    easel.pen.begin({ scale: place.scale, origin: { x: left, y: top }, zoom: place.zoom });
    this.#paint(easel.pen, part);
    this.#print.take(easel);
    easel.end();
    style.visibility = "visible";
  }

  #hide(): void {
    this.#print.canvas.style.visibility = "hidden";
    this.#held = null;
  }

  /** Whether the part held is all that the view shows of what was taken up. */
  #covers(part: Box, view: Box): boolean {
    const wanted = this.#extent && shared(this.#extent, view);
    if (!wanted) {
      return true;
    }
    const slack = 1 / (this.#held?.scale ?? 1);
    return (
      wanted.x >= part.x - slack &&
      wanted.y >= part.y - slack &&
      wanted.x + wanted.width <= part.x + part.width + slack &&
      wanted.y + wanted.height <= part.y + part.height + slack
    );
  }
}
