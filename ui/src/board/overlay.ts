/** What is drawn over the board and moves with hands and keys: selection, focus, lasso, the zone of a drop. */
import { grown, type Box } from "./geometry";
import type { Inks } from "./inks";
import { Pen, type Frame } from "./pen";
import type { Piece } from "./pieces";
import type { Placement } from "./surface";
import type { PlacedZone } from "./zones";

/** Widths in CSS pixels. */
const SELECTION = 2.5;
const FOCUS = 3;
const GAP = 3;
/** An outline is no wider than this, in canvas units: from afar it must not hide the notes. */
const WIDEST = 24;
/** So far at most it stands from its note, and the focus around it, in canvas units: neighbours are 20 apart. */
const NEAREST = 6;
const AROUND = 20;
const ZONE = 3;
/** Paper between a round zone and the boxes it overlaps, in canvas units. */
const RING = 30;

export interface Adornments {
  /** Boxes of what is chosen, as far as it is in view. */
  readonly selected: readonly Box[];
  /** The one chosen piece, when others lie over it: it is shown above them. */
  readonly front: Piece | null;
  /** What the keyboard is at. */
  readonly focused: Box | null;
  /** The chosen zone. */
  readonly zone: PlacedZone | null;
  /** Where a drag would put its notes down. */
  readonly drop: PlacedZone | null;
  readonly lasso: Box | null;
  /** Zones that lie above the others. */
  readonly rounds: readonly PlacedZone[];
}

export class Overlay {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #pen: Pen;
  readonly #paint: (pen: Pen, frame: Frame, piece: Piece) => void;
  #empty = true;
  /** What the canvas shows. */
  #drawn: { place: Placement; inks: Inks; shown: Adornments } | null = null;

  constructor(canvas: HTMLCanvasElement, paint: (pen: Pen, frame: Frame, piece: Piece) => void) {
    const context = canvas.getContext("2d");
    if (!context) {
      throw new Error("the board needs a 2D canvas");
    }
    this.#canvas = canvas;
    this.#context = context;
    this.#pen = new Pen(context);
    this.#paint = paint;
  }

  frame(place: Placement, ratio: number, inks: Inks, shown: Adornments): void {
    const empty = shown.selected.length === 0 && !shown.focused && !shown.zone && !shown.drop && !shown.lasso;
    if ((empty && this.#empty) || this.#shows(place, inks, shown)) {
      return;
    }
    if (empty !== this.#empty) {
      this.#empty = empty;
      // A canvas that shows nothing is copied in every frame all the same.
      this.#canvas.style.visibility = empty ? "hidden" : "visible";
    }
    if (empty) {
      this.#drawn = null;
      this.#canvas.width = 0;
      return;
    }
    this.#drawn = { place, inks, shown };
    this.#clear(place);
    const context = this.#context;
    context.setTransform(place.scale, 0, 0, place.scale, -place.origin.x, -place.origin.y);
    const pixel = ratio / place.scale;
    context.save();
    for (const each of [shown.zone, shown.drop]) {
      if (each && !each.round) {
        this.#keepOff(shown.rounds, each.box);
      }
    }
    if (shown.zone) {
      this.#zone(shown.zone, inks.selection, ZONE * pixel, pixel);
    }
    if (shown.drop) {
      this.#zone(shown.drop, inks.selection, ZONE * pixel, pixel, inks.drop);
    }
    context.restore();
    if (shown.front) {
      this.#paint(this.#pen, place, shown.front);
      context.setTransform(place.scale, 0, 0, place.scale, -place.origin.x, -place.origin.y);
    }
    this.#boxes(shown.selected, inks.selection, Math.min(SELECTION * pixel, WIDEST), pixel);
    if (shown.focused) {
      this.#focus(shown.focused, inks, pixel);
    }
    if (shown.lasso) {
      this.#lasso(shown.lasso, inks.selection, pixel);
    }
  }

  #shows(place: Placement, inks: Inks, shown: Adornments): boolean {
    const drawn = this.#drawn;
    return drawn !== null && drawn.inks === inks && samePlace(drawn.place, place) && same(drawn.shown, shown);
  }

  #clear(place: Placement): void {
    const { width, height } = place.size;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    } else {
      this.#context.setTransform(1, 0, 0, 1, 0, 0);
      this.#context.clearRect(0, 0, width, height);
    }
  }

  #boxes(boxes: readonly Box[], colour: string, width: number, pixel: number): void {
    if (boxes.length === 0) {
      return;
    }
    const context = this.#context;
    context.beginPath();
    for (const box of boxes) {
      const around = grown(box, Math.min(GAP * pixel, NEAREST));
      context.rect(around.x, around.y, around.width, around.height);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  /** What follows does not show on the round zones above a box. */
  #keepOff(rounds: readonly PlacedZone[], box: Box): void {
    const context = this.#context;
    const around = grown(box, RING);
    context.beginPath();
    context.rect(around.x, around.y, around.width, around.height);
    for (const round of rounds) {
      const { x, y, width, height } = round.box;
      const middle = { x: x + width / 2, y: y + height / 2 };
      context.moveTo(x + width + RING, middle.y);
      context.ellipse(middle.x, middle.y, width / 2 + RING, height / 2 + RING, 0, 0, 2 * Math.PI);
    }
    context.clip("evenodd");
  }

  #zone({ box, round }: PlacedZone, colour: string, width: number, pixel: number, tint?: string): void {
    const context = this.#context;
    // A round zone is filled with a strong ink: its outline stands on the paper around it.
    const inner = grown(box, round ? width : -width / 2);
    context.beginPath();
    if (round) {
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      context.ellipse(middle.x, middle.y, inner.width / 2, inner.height / 2, 0, 0, 2 * Math.PI);
    } else {
      context.roundRect(inner.x, inner.y, inner.width, inner.height, 8 * pixel);
    }
    if (tint) {
      context.fillStyle = tint;
      context.fill();
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  /** Dashes over a light line: seen on every paper, and not taken for the selection. */
  #focus(box: Box, inks: Inks, pixel: number): void {
    const context = this.#context;
    const around = grown(box, Math.min((2 * GAP + SELECTION) * pixel, AROUND));
    context.lineWidth = Math.min(FOCUS * pixel, WIDEST / 2);
    context.strokeStyle = inks.of("sheet");
    context.strokeRect(around.x, around.y, around.width, around.height);
    context.setLineDash([6 * pixel, 4 * pixel]);
    context.strokeStyle = inks.focus;
    context.strokeRect(around.x, around.y, around.width, around.height);
    context.setLineDash([]);
  }

  #lasso(box: Box, colour: string, pixel: number): void {
    const context = this.#context;
    context.globalAlpha = 0.12;
    context.fillStyle = colour;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = pixel;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

function samePlace(one: Placement, other: Placement): boolean {
  return (
    one.scale === other.scale &&
    one.origin.x === other.origin.x &&
    one.origin.y === other.origin.y &&
    one.size.width === other.size.width &&
    one.size.height === other.size.height
  );
}

/** Boxes and zones are never changed in place: the same one looks the same. */
function same(one: Adornments, other: Adornments): boolean {
  return (
    one.front === other.front &&
    one.focused === other.focused &&
    one.zone === other.zone &&
    one.drop === other.drop &&
    one.lasso === other.lasso &&
    one.selected.length === other.selected.length &&
    one.selected.every((box, place) => box === other.selected[place])
  );
}
