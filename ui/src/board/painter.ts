/** Puts the board on the screen: asks the state what to show, a frame at a time, and only when something changed. */
import { drawLink } from "./links";
import { Backdrop } from "./backdrop";
import { around, grown, overlaps, type Box } from "./geometry";
import type { Load } from "./hands";
import { readInks, type Inks } from "./inks";
import { Lift } from "./lift";
import { Overlay } from "./overlay";
import type { Content } from "./patching";
import { loadFonts, type Pen } from "./pen";
import { drawTooSmall, drawPiece, drawVeil } from "./piece-drawing";
import { OVERHANG, typeToRead } from "./pieces";
import { setup } from "./setup.svelte";
import { drawScene } from "./sheet-drawing";
import type { BoardState } from "./state.svelte";
import { Surface, placement, type Placement } from "./surface";
import { cost } from "./tiles";

/** Zooming has ended when the zoom stood still for so long, in milliseconds. */
const SETTLED = 90;
/** The smallest type of notes, in canvas units. */
const FLOOR = 40;
/** The picture from afar is painted when nothing happened for so long, in milliseconds, and then piece by piece. */
const IDLE = 250;
const NEXT_PIECE = 30;
/** Space around the board in the picture from afar, as a part of its extent. */
const AROUND = 0.1;
/** More than this is carried without its words; CSS pixels a unit at which they are bars. */
const MANY = 300;
const ROUGH = 0.01;

export interface Layers {
  readonly root: HTMLElement;
  /** Holds the tiles. */
  readonly surface: HTMLElement;
  readonly overlay: HTMLCanvasElement;
  /** Lies under all others. */
  readonly backdrop: HTMLCanvasElement;
}

/** What is in a hand, or was: it is shown until the sheet beneath shows it. */
interface Carried {
  readonly lift: Lift;
  letGo: boolean;
}

export class Painter {
  readonly #board: BoardState;
  readonly #layers: Layers;
  readonly #surface: Surface;
  readonly #overlay: Overlay;
  readonly #backdrop: Backdrop;
  readonly #lifts = new Map<Load, Carried>();
  #inks: Inks;
  #frame = 0;
  #timer = 0;
  #idle = 0;
  #jump = true;
  #zoom = 0;
  #zoomed = -Infinity;
  #ended = false;

  constructor(board: BoardState, layers: Layers) {
    this.#board = board;
    this.#layers = layers;
    this.#inks = readInks(layers.root);
    const content: Content = {
      ground: () => this.#inks.table,
      paint: (pen, box) => {
        this.#paint(pen, box);
      },
      cost: (box, zoom) => cost(board.pieces.count(box), FLOOR * zoom >= 4),
    };
    this.#backdrop = new Backdrop(layers.backdrop, content);
    this.#surface = new Surface(layers.surface, content, this.#backdrop);
    this.#overlay = new Overlay(layers.overlay, (pen, frame, piece) => {
      pen.begin(frame);
      drawPiece(pen, this.#inks, board.facts, piece);
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
      this.#backdrop.mark(place);
    }
    this.wake();
  }

  /** Everything looks otherwise now: another sheet, another theme, other fonts. */
  reset(): void {
    this.#inks = readInks(this.#layers.root);
    this.#surface.reset();
    this.#backdrop.reset();
    this.wake(true);
  }

  /** Takes pieces off the sheet to be carried, or takes them up anew as they are now. */
  lift(load: Load): void {
    const boxes = this.#board.piecesOf(load.ids).map((piece) => piece.box);
    const carried = this.#lifts.get(load) ?? { lift: this.#newLift(load), letGo: false };
    this.#lifts.set(load, carried);
    carried.lift.start(boxes);
    this.mark(boxes.map((box) => grown(box, OVERHANG)));
  }

  /** Nothing of it is carried any more. */
  letGo(load: Load): void {
    const carried = this.#lifts.get(load);
    if (carried) {
      carried.letGo = true;
    }
    this.wake();
  }

  end(): void {
    this.#ended = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    clearTimeout(this.#idle);
    this.#lifts.forEach(({ lift }) => {
      lift.end();
    });
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
    const rest = this.#surface.frame(place, board.ratio, moment);
    this.#adorn(place, moment.settled);
    clearTimeout(this.#idle);
    if (rest === "frame") {
      this.wake();
    } else if (rest === "settle") {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.wake();
      }, SETTLED + 10);
    } else {
      this.#later(IDLE);
    }
  }

  /** Paints the picture from afar when there is nothing else to do. */
  #later(wait: number): void {
    if (!this.#backdrop.unfinished) {
      return;
    }
    this.#idle = window.setTimeout(() => {
      if (!this.#board.hands.busy) {
        this.#backdrop.advance(() => this.#extent());
        this.#later(NEXT_PIECE);
      }
    }, wait);
  }

  /** How far the board reaches, with some table around it. */
  #extent(): Box {
    const { pieces, drawing } = this.#board;
    const boxes = [...pieces.values()].map((piece) => piece.box);
    const all = around(drawing ? [drawing.sheet, ...boxes] : boxes);
    return all ? grown(all, Math.max(all.width, all.height) * AROUND) : { x: 0, y: 0, width: 1, height: 1 };
  }

  #adorn(place: Placement, still: boolean): void {
    const board = this.#board;
    const { ratio } = board;
    for (const [load, { lift, letGo }] of this.#lifts) {
      if (!letGo) {
        lift.show(place, load.by, ratio, still);
      } else if (this.#surface.behind) {
        lift.carry(place, load.by, ratio);
      } else {
        lift.end();
        this.#lifts.delete(load);
      }
    }
    this.#overlay.frame(place, ratio, this.#inks, board.adornments());
  }

  #newLift(load: Load): Lift {
    return new Lift(this.#layers.overlay, (pen, box) => {
      this.#paintLifted(pen, box, load);
    });
  }

  #paint(pen: Pen, box: Box): void {
    const board = this.#board;
    if (board.drawing) {
      drawScene(pen, this.#inks, board.drawing, box);
    }
    const { highlight } = board.props;
    const least = setup.marks && !pen.frame.rough ? board.leastMarked(pen.frame.zoom) : 0;
    for (const piece of board.pieces.seenIn(box)) {
      if (!board.hides(piece.id)) {
        drawPiece(pen, this.#inks, board.facts, piece);
        if (highlight && !highlight.has(piece.id)) {
          drawVeil(pen, this.#inks, piece.box);
        }
        if ((typeToRead(piece) ?? Infinity) < least) {
          drawTooSmall(pen, this.#inks, piece.box);
        }
      }
    }
    for (const { from, to, text } of board.arrows()) {
      const [one, other] = [board.pieces.get(from), board.pieces.get(to)];
      if (one && other) {
        drawLink(pen, this.#inks, one.box, other.box, text);
      }
    }
  }

  #paintLifted(pen: Pen, box: Box, { ids }: Load): void {
    const board = this.#board;
    const outline = 2.5 / pen.frame.zoom;
    const pieces = board.pieces
      .seenIn(box)
      .filter((piece) => ids.has(piece.id) && overlaps(grown(piece.box, OVERHANG), box));
    if (pieces.length > MANY) {
      pen.begin({ ...pen.frame, zoom: Math.min(pen.frame.zoom, ROUGH), rough: true });
    }
    for (const piece of pieces) {
      drawPiece(pen, this.#inks, board.facts, piece);
      const { x, y, width, height } = grown(piece.box, outline);
      pen.rectangle(x, y, width, height, 0);
      pen.stroke(this.#inks.selection, outline);
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
