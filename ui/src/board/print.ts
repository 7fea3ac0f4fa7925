/**
 * Pictures that stand on the page and were painted elsewhere. A browser copies a canvas that can be drawn on in every
 * frame, changed or not; a picture that was handed over as a whole costs nothing until another takes its place.
 */
import type { Extent, Point } from "./geometry";
import { Pen } from "./pen";

/** Where pictures are painted before they are handed over; the page does not show it. */
export class Easel {
  readonly pen: Pen;
  readonly #canvas: OffscreenCanvas | HTMLCanvasElement;

  /** So many pixels; `opaque` for pictures without transparency. */
  constructor({ width, height }: Extent, opaque: boolean) {
    this.#canvas = newCanvas(width, height);
    const context = this.#canvas.getContext("2d", { alpha: !opaque });
    if (!isDrawing(context)) {
      throw new Error("the board needs a 2D canvas");
    }
    this.pen = new Pen(context);
  }

  get size(): Extent {
    return { width: this.#canvas.width, height: this.#canvas.height };
  }

  /** Begins with a picture as it is, or with a part of it: its left top corner comes to lie there. */
  copy({ canvas }: Print, at: Point = { x: 0, y: 0 }): void {
    const { context } = this.pen;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(canvas, at.x, at.y);
  }

  /** Is not needed any more: gives its memory back now, rather than when somebody collects it. */
  end(): void {
    this.#canvas.width = 0;
  }

  /** Puts what is painted on a canvas of the page. */
  give(canvas: HTMLCanvasElement): void {
    const { width, height } = this.size;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    if (this.#canvas instanceof HTMLCanvasElement) {
      canvas.getContext("2d")?.drawImage(this.#canvas, 0, 0);
    } else {
      canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(this.#canvas.transferToImageBitmap());
    }
  }
}

/** One picture on the page. */
export class Print {
  readonly canvas = document.createElement("canvas");

  /** Shows what is painted on the easel from now on; the easel is empty afterwards. */
  take(easel: Easel): void {
    easel.give(this.canvas);
  }

  /** Goes off the page and gives its memory back now, rather than when somebody collects it. */
  end(): void {
    this.canvas.remove();
    this.canvas.width = 0;
  }
}

function newCanvas(width: number, height: number): OffscreenCanvas | HTMLCanvasElement {
  if (typeof OffscreenCanvas !== "undefined") {
    return new OffscreenCanvas(width, height);
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function isDrawing(
  context: RenderingContext | OffscreenRenderingContext | null,
): context is CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  return context !== null && "fillRect" in context;
}
