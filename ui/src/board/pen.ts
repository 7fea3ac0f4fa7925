/** Draws on a canvas in sheet units: figures, and words in a font of fixed size under a transform. */
import type { Point } from "./geometry";
import { FONT_SIZE } from "./lettering";

/** From sheet to pixels: `pixel = unit × scale − origin`. */
export interface Frame {
  /** Device pixels a unit. */
  readonly scale: number;
  /** Device pixels. */
  readonly origin: Point;
  /** CSS pixels a unit: what type looks like. */
  readonly zoom: number;
  /** Seen from afar or in passing: without marks that are only for this zoom. */
  readonly rough?: boolean;
}

export const FAMILY = '"Noto Sans", "Noto Sans Symbols 2", "Noto Sans Math", "Noto Emoji", sans-serif';
const REGULAR = `${FONT_SIZE}px ${FAMILY}`;
const BOLD = `700 ${FONT_SIZE}px ${FAMILY}`;

/** How far words reach above and below their baseline at most, marks of every script among them, in sizes of type. */
const HEIGHT = 1.5;
const DEPTH = 0.7;

/** What a pen draws with, on the page or beside it. */
export type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A line of a column, its baseline so far under the column's top. */
export interface SetLine {
  readonly text: string;
  readonly y: number;
}

export class Pen {
  readonly context: Drawing;
  frame: Frame = { scale: 1, origin: { x: 0, y: 0 }, zoom: 1 };
  /** The font that is set since `begin`. */
  #font = "";
  /** From and to which height of the sheet anything is seen; words above and below it are not set. */
  seen: { readonly from: number; readonly to: number } | null = null;

  constructor(context: Drawing) {
    this.context = context;
  }

  /** From now on units of the sheet. */
  begin(frame: Frame): void {
    this.frame = frame;
    this.#font = "";
    this.restore();
    // Glyphs are placed as their outlines say, not fitted to the pixels of one zoom.
    this.context.textRendering = "geometricPrecision";
    this.context.fontKerning = "normal";
    this.context.textBaseline = "alphabetic";
    this.context.textAlign = "left";
  }

  /** Back to units of the sheet after words. */
  restore(): void {
    const { scale, origin } = this.frame;
    this.context.setTransform(scale, 0, 0, scale, -origin.x, -origin.y);
  }

  fill(colour: string): void {
    this.context.fillStyle = colour;
    this.context.fill();
  }

  stroke(colour: string, width: number): void {
    this.context.strokeStyle = colour;
    this.context.lineWidth = width;
    this.context.stroke();
  }

  rectangle(x: number, y: number, width: number, height: number, corner: number): void {
    const { context } = this;
    context.beginPath();
    // Corners under a pixel cost a path and show nothing.
    if (corner * this.frame.scale < 0.75) {
      context.rect(x, y, width, height);
    } else {
      context.roundRect(x, y, width, height, corner);
    }
  }

  /** A filled rectangle; its corners are left square where nobody would see them round. */
  card(x: number, y: number, width: number, height: number, corner: number, colour: string): void {
    if (corner * this.frame.scale < 0.75) {
      this.context.fillStyle = colour;
      this.context.fillRect(x, y, width, height);
    } else {
      this.rectangle(x, y, width, height, corner);
      this.fill(colour);
    }
  }

  ellipse(x: number, y: number, width: number, height: number): void {
    const { context } = this;
    context.beginPath();
    context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  }

  polygon(points: readonly Point[]): void {
    const { context } = this;
    context.beginPath();
    for (const point of points) {
      context.lineTo(point.x, point.y);
    }
    context.closePath();
  }

  /** Words with their baseline at a place; the fill colour is the context's. */
  words(text: string, x: number, y: number, size: number, bold = false): void {
    this.column([{ text, y: 0 }], x, y, size, bold);
  }

  /** Lines under each other, each with its baseline so far under a place; the fill colour is the context's. */
  column(lines: readonly SetLine[], x: number, y: number, size: number, bold = false): void {
    const { context, frame, seen } = this;
    const ratio = (size * frame.scale) / FONT_SIZE;
    const font = bold ? BOLD : REGULAR;
    if (this.#font !== font) {
      context.font = font;
      this.#font = font;
    }
    const [left, top] = [x * frame.scale - frame.origin.x, y * frame.scale - frame.origin.y];
    context.setTransform(ratio, 0, 0, ratio, left, top);
    for (const line of lines) {
      const base = y + line.y;
      if (!seen || (base + size * DEPTH >= seen.from && base - size * HEIGHT <= seen.to)) {
        context.fillText(line.text, 0, (line.y * FONT_SIZE) / size);
      }
    }
  }

  /** How wide words are in sheet units. */
  measure(text: string, size: number, bold = false): number {
    this.#font = bold ? BOLD : REGULAR;
    this.context.font = this.#font;
    return (this.context.measureText(text).width * size) / FONT_SIZE;
  }
}

/** Loads what the board is lettered with; the answer says when it can be drawn. */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled([document.fonts.load(REGULAR), document.fonts.load(BOLD)]);
}
