/** Puts the board on the screen: asks the state what to show, a frame at a time, and only when something changed. */
import { drawPiece } from "./piece-drawing";
import { drawScene } from "./sheet-drawing";
import type { BoardState } from "./state.svelte";
import type { Box } from "./geometry";
import { grown, overlaps } from "./geometry";
import { readInks, type Inks } from "./inks";
import { Lift } from "./lift";
import { Overlay } from "./overlay";
import { loadFonts, type Pen } from "./pen";
import { OVERHANG, type Piece } from "./pieces";
import { Surface, placement, type Placement } from "./surface";
import { cost } from "./tiles";

/** Zooming has ended when the zoom stood still for so long, in milliseconds. */
const SETTLED = 90;
/** The smallest type of notes, in canvas units. */
const FLOOR = 40;

export interface Layers {
  readonly root: HTMLElement;
  readonly surface: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly lift: HTMLCanvasElement;
}

export class Painter {
  readonly #board: BoardState;
  readonly #layers: Layers;
  readonly #surface: Surface;
  readonly #overlay: Overlay;
  readonly #lift: Lift;
  #inks: Inks;
  #frame = 0;
  #timer = 0;
  #jump = true;
  #zoom = 0;
  #zoomed = -Infinity;
  #ended = false;

  constructor(board: BoardState, layers: Layers) {
    this.#board = board;
    this.#layers = layers;
    this.#inks = readInks(layers.root);
    this.#surface = new Surface(layers.surface, {
      ground: () => this.#inks.table,
      paint: (pen, box) => {
        this.#paint(pen, box);
      },
      cost: (box, zoom) => cost(board.pieces.count(box), FLOOR * zoom >= 4),
    });
    this.#overlay = new Overlay(layers.overlay, (pen, frame, piece) => {
      pen.begin(frame);
      drawPiece(pen, this.#inks, board.facts, piece);
    });
    this.#lift = new Lift(layers.lift, (pen, box) => {
      this.#paintLifted(pen, box);
    });
    void Promise.all([loadFonts(), stylesheets()]).then(() => {
      this.reset();
    });
  }

  /** Draws soon. A jump shows the view whole at once. */
  wake(jump = false): void {
    this.#jump ||= jump;
    if (this.#frame === 0 && !this.#ended) {
      this.#frame = requestAnimationFrame((now) => {
        this.#frame = 0;
        this.#draw(now);
      });
    }
  }

  /** These places look otherwise now, in canvas units. */
  mark(places: readonly Box[]): void {
    for (const place of places) {
      this.#surface.mark(place);
    }
    this.wake();
  }

  /** Everything looks otherwise now: another sheet, another theme, other fonts. */
  reset(): void {
    this.#inks = readInks(this.#layers.root);
    this.#surface.reset();
    this.wake(true);
  }

  /** Takes pieces off the sheet to be carried. */
  lift(pieces: readonly Piece[]): void {
    this.#lift.start(pieces.map((piece) => piece.box));
    this.mark(pieces.map((piece) => grown(piece.box, OVERHANG)));
  }

  /** Nothing is carried any more. */
  letGo(): void {
    this.#lift.end();
    this.wake();
  }

  end(): void {
    this.#ended = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  #draw(now: number): void {
    const board = this.#board;
    if (board.view.width < 1 || board.view.height < 1) {
      return;
    }
    if (board.hands.follow()) {
      this.wake();
    }
    if (board.camera.zoom !== this.#zoom) {
      this.#zoom = board.camera.zoom;
      this.#zoomed = now;
    }
    const place = placement(board.camera, board.view, board.ratio);
    const moment = { jump: this.#jump, settled: now - this.#zoomed > SETTLED };
    this.#jump = false;
    const rest = this.#surface.frame(place, moment);
    this.#adorn(place);
    if (rest === "frame") {
      this.wake();
    } else if (rest === "settle") {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.wake();
      }, SETTLED + 10);
    }
  }

  #adorn(place: Placement): void {
    const board = this.#board;
    const { hands, ratio } = board;
    if (hands.lifted.size > 0) {
      this.#lift.show(place, hands.by, ratio);
    }
    this.#overlay.frame(place, ratio, this.#inks, board.adornments());
  }

  #paint(pen: Pen, box: Box): void {
    const board = this.#board;
    if (board.drawing) {
      drawScene(pen, this.#inks, board.drawing, box);
    }
    for (const piece of board.pieces.seenIn(box)) {
      if (!board.hides(piece.id)) {
        drawPiece(pen, this.#inks, board.facts, piece);
      }
    }
  }

  #paintLifted(pen: Pen, box: Box): void {
    const board = this.#board;
    const outline = 2.5 / pen.frame.zoom;
    for (const piece of board.pieces.seenIn(box)) {
      if (board.hands.lifted.has(piece.id) && overlaps(grown(piece.box, OVERHANG), box)) {
        drawPiece(pen, this.#inks, board.facts, piece);
        const { x, y, width, height } = grown(piece.box, outline);
        pen.rectangle(x, y, width, height, 0);
        pen.stroke(this.#inks.selection, outline);
      }
    }
  }
}

/** Waits for the page's style sheets: some browsers run scripts before them. */
async function stylesheets(): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((done) => {
      window.addEventListener("load", done, { once: true });
    });
  }
}
