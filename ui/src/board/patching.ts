/** Paints places of the board into pictures: the visible canvas, its tiles, the picture from afar. */
import type { Box, Extent } from "./geometry";
import { Pen, type Frame } from "./pen";

/** What pictures show. Boxes are in canvas units. */
export interface Content {
  /** The colour under everything. */
  ground(): string;
  /** Draws what lies in the box; the pen's frame is set and the ground painted. */
  paint(pen: Pen, box: Box): void;
  /** Estimated cost of `paint` at a zoom in CSS pixels a unit; see `tiles.cost`. */
  cost(box: Box, zoom: number): number;
}

/** Paints one box of the content into a picture of that many pixels, clipped to whole pixels. */
export function patch(content: Content, pen: Pen, frame: Frame, size: Extent, box: Box): void {
  const { context } = pen;
  const { scale, origin } = frame;
  const left = Math.max(Math.floor(box.x * scale - origin.x), 0);
  const top = Math.max(Math.floor(box.y * scale - origin.y), 0);
  const right = Math.min(Math.ceil((box.x + box.width) * scale - origin.x), size.width);
  const bottom = Math.min(Math.ceil((box.y + box.height) * scale - origin.y), size.height);
  if (right <= left || bottom <= top) {
    return;
  }
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.fillStyle = content.ground();
  context.fillRect(left, top, right - left, bottom - top);
  pen.begin(frame);
  pen.seen = { from: (top + origin.y) / scale, to: (bottom + origin.y) / scale };
  content.paint(pen, {
    x: (left + origin.x) / scale,
    y: (top + origin.y) / scale,
    width: (right - left) / scale,
    height: (bottom - top) / scale,
  });
  pen.seen = null;
  context.restore();
}

/** A pen on a canvas without transparency. */
export function opaquePen(canvas: HTMLCanvasElement): Pen {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) {
    throw new Error("the board needs a 2D canvas");
  }
  return new Pen(context);
}
