/**
 * The tiles on the page. Panning moves all of them with one CSS transform by whole pixels, and paints what its budget
 * allows; zooming moves and stretches the tiles that are there, and sharp ones take their place once all of them are
 * painted; a jump paints what is in view at once, in one piece, of which tiles are made when they are needed. What a
 * frame costs does not grow with the number of notes.
 */
import type { Backdrop } from "./backdrop";
import type { Camera } from "./camera";
import { grown, overlaps, type Box, type Extent, type Point } from "./geometry";
import { patch, type Content } from "./patching";
import type { Frame } from "./pen";
import { Easel, Print } from "./print";
import { TileStore } from "./tile-store";
import {
  BUDGET,
  TILE,
  TileSet,
  ahead,
  inView,
  stretches,
  tileBox,
  type TilePlace,
  type TileRange,
} from "./tiles";
import { Whole } from "./whole";

/** Where a view lies on the device's pixels. */
export interface Placement extends Frame {
  /** Of the view in device pixels. */
  readonly size: Extent;
}

/** Snaps a camera to whole device pixels. Everything that is drawn over the board places itself by this. */
export function placement(camera: Camera, view: Extent, ratio: number): Placement {
  const scale = camera.zoom * ratio;
  const size = { width: Math.round(view.width * ratio), height: Math.round(view.height * ratio) };
  const origin = {
    x: Math.round(camera.x * scale - size.width / 2),
    y: Math.round(camera.y * scale - size.height / 2),
  };
  return { scale, origin, size, zoom: camera.zoom };
}

/** What is still to do after a frame: nothing, the next frame as soon as possible, or once zooming has ended. */
export type Rest = "nothing" | "frame" | "settle";

export interface Moment {
  /** The view is to be shown at once and whole: not a movement. */
  readonly jump: boolean;
  /** Nobody zooms at this moment. */
  readonly settled: boolean;
}

export class Surface {
  /** Holds the tiles. It lies so that a pixel of the page's own coordinates in it is one of the device. */
  readonly #layer: HTMLElement;
  readonly #content: Content;
  readonly #backdrop: Backdrop;
  readonly #store: TileStore;
  /** Tiles in the scale of what is shown. */
  #tiles = new TileSet<Print>(0);
  /** What the last jump showed, in the same scale: under the tiles, and in place of those that are not there. */
  #whole: Whole | null = null;
  /** Tiles of the next picture, and the view for which they are being made. */
  #next: { readonly tiles: TileSet<Print>; readonly goal: Placement } | null = null;
  /** What the tiles were last laid out for; null when they are of no use any more. */
  #shown: Placement | null = null;
  #ratio = 1;
  #transform = "";

  constructor(layer: HTMLElement, content: Content, backdrop: Backdrop) {
    this.#layer = layer;
    this.#backdrop = backdrop;
    this.#content = content;
    this.#store = new TileStore(content, (context, frame, hole) => {
      context.setTransform(1, 0, 0, 1, 0, 0);
      backdrop.fill(context, frame, hole);
    });
  }

  /** A place looks otherwise now. */
  mark(box: Box): void {
    this.#detach(box);
    this.#tiles.mark(box);
    this.#next?.tiles.mark(box);
  }

  /** Everything looks otherwise now. */
  reset(): void {
    this.#drop();
    this.#shown = null;
  }

  /** Whether something in view is still to be painted anew. */
  get behind(): boolean {
    return this.#shown === null || this.#tiles.stale(within(this.#shown)).length > 0;
  }

  /** Shows a view, in a window with so many device pixels a CSS pixel. */
  frame(place: Placement, ratio: number, moment: Moment): Rest {
    this.#ratio = ratio;
    const shown = this.#shown;
    if (shown === null || (moment.jump && !this.#isNear(place))) {
      return this.#jump(place);
    }
    if (place.scale === shown.scale) {
      return this.#pan(place);
    }
    return moment.settled ? this.#sharpen(place) : this.#zoom(place);
  }

  /** Whether a jump leads no farther than a step of a movement would. */
  #isNear(place: Placement): boolean {
    if (this.#shown?.scale !== place.scale) {
      return false;
    }
    const costs = this.#missing(place).map((each) =>
      this.#store.cost(tileBox(each, place.scale), place.zoom),
    );
    return costs.reduce((sum, cost) => sum + cost, 0) <= BUDGET;
  }

  /** The whole view at once. */
  #jump(place: Placement): Rest {
    this.#drop();
    const easel = new Easel(place.size, true);
    patch(this.#content, easel.pen, place, place.size, boxOf(place));
    const print = new Print();
    print.take(easel);
    easel.end();
    this.#use(new TileSet<Print>(place.scale), new Whole(print, { ...place.origin, ...place.size }));
    this.#lay(place);
    return "nothing";
  }

  /** The tiles of a view that are nowhere to be had. */
  #missing(place: Placement): TilePlace[] {
    const view = { ...place.origin, ...place.size };
    const missing = this.#tiles.missing(inView(place.origin, place.size));
    return missing.filter((tile) => !this.#whole?.covers(tile, view));
  }

  /** What the last jump showed holds there no more: tiles take its place, which can be painted anew. */
  #detach(box: Box): void {
    const whole = this.#whole;
    const { scale } = this.#tiles;
    const pixels = {
      x: box.x * scale,
      y: box.y * scale,
      width: box.width * scale,
      height: box.height * scale,
    };
    for (const tile of whole?.near(pixels) ?? []) {
      if (whole && !this.#tiles.get(tile)) {
        this.#store.cut(this.#tiles, tile, whole);
      }
      whole?.lose(tile);
    }
  }

  /** Another part of the sheet in the same scale. */
  #pan(place: Placement): Rest {
    this.#drop();
    const tiles = this.#tiles;
    const range = inView(place.origin, place.size);
    const stale = tiles.stale(within(place));
    const done = this.#store.paint(tiles, stale, this.#missing(place), place.zoom, BUDGET, this.#whole);
    const before = this.#shown?.origin ?? place.origin;
    const towards = { x: place.origin.x - before.x, y: place.origin.y - before.y };
    this.#lay(place);
    if (done.more) {
      return "frame";
    }
    const next = ahead(range, towards);
    if (done.tiles.length === 0 && (towards.x !== 0 || towards.y !== 0)) {
      const wanted = tiles.missing(next).find((tile) => !this.#whole?.covers(tile));
      const begun = tiles.stale(rangeBox(next, place.scale));
      this.#store.paint(tiles, begun, wanted ? [wanted] : [], place.zoom, BUDGET / 4, this.#whole);
    }
    discard(tiles.surplus(range));
    if (this.#whole && !overlaps(this.#whole.box, { ...place.origin, ...place.size })) {
      this.#whole.print.end();
      this.#whole = null;
    }
    // While a hand moves the view there is a next frame anyway.
    return "nothing";
  }

  /** Moves and stretches what is shown. A long way off, a picture for about there is made meanwhile. */
  #zoom(place: Placement): Rest {
    const shown = this.#shown ?? place;
    let making = false;
    if (!stretches(shown.scale, place.scale)) {
      const goal = this.#next?.goal;
      making = !this.#make(goal && stretches(goal.scale, place.scale) ? goal : place, BUDGET / 4);
    } else {
      this.#drop();
    }
    this.#stretch(place);
    return making ? "frame" : "settle";
  }

  /** After zooming: the picture for this very view, as soon as all its tiles are there. */
  #sharpen(place: Placement): Rest {
    if (!this.#make(place, BUDGET / 2)) {
      this.#stretch(place);
    }
    return "frame";
  }

  /** Goes on making the picture for a view, within a budget; true when it is there, and shown. */
  #make(goal: Placement, budget: number): boolean {
    if (this.#next?.tiles.scale !== goal.scale) {
      this.#drop();
    }
    const tiles = this.#next?.tiles ?? new TileSet<Print>(goal.scale);
    this.#next = { tiles, goal };
    const missing = tiles.missing(inView(goal.origin, goal.size));
    const done = this.#store.paint(tiles, tiles.stale(within(goal)), missing, goal.zoom, budget);
    if (done.more) {
      return false;
    }
    this.#next = null;
    this.#use(tiles);
    this.#lay(goal);
    return true;
  }

  /** Puts the tiles where they are in a view of their scale. In holes the picture from afar is seen. */
  #lay(place: Placement): void {
    if (this.#whole) {
      this.#hang(this.#whole.print, this.#whole.box);
    }
    for (const { picture, column, row } of this.#tiles.values()) {
      this.#hang(picture, { x: column * TILE, y: row * TILE });
    }
    this.#shown = place;
    this.#lie(place, place);
    if (this.#missing(place).length > 0) {
      this.#backdrop.show(place, this.#ratio);
    } else {
      this.#backdrop.hide();
    }
  }

  /** Puts a picture on the page, if it is not there yet, so many device pixels from the sheet's corner. */
  #hang({ canvas }: Print, at: Point): void {
    if (canvas.parentNode !== this.#layer) {
      canvas.style.left = `${at.x}px`;
      canvas.style.top = `${at.y}px`;
      this.#layer.append(canvas);
    }
  }

  #stretch(place: Placement): void {
    if (this.#shown) {
      this.#lie(this.#shown, place);
      this.#backdrop.show(place, this.#ratio);
    }
  }

  /** Tiles of one view, shown for another. */
  #lie(picture: Placement, place: Placement): void {
    const by = place.scale / picture.scale / this.#ratio;
    const [x, y] = [-place.origin.x / this.#ratio, -place.origin.y / this.#ratio];
    const transform = `translate(${x}px, ${y}px)${by === 1 ? "" : ` scale(${by})`}`;
    if (transform !== this.#transform) {
      this.#transform = transform;
      this.#layer.style.transform = transform;
    }
  }

  /** Goes on with other tiles, and what a jump showed. */
  #use(tiles: TileSet<Print>, whole: Whole | null = null): void {
    discard(this.#tiles.clear());
    this.#whole?.print.end();
    this.#tiles = tiles;
    this.#whole = whole;
  }

  /** The next picture is not needed. */
  #drop(): void {
    discard(this.#next?.tiles.clear() ?? []);
    this.#next = null;
  }
}

function discard(prints: readonly Print[]): void {
  for (const print of prints) {
    print.end();
  }
}

/** What a view shows, in canvas units. */
function boxOf({ origin, size, scale }: Placement): Box {
  return {
    x: origin.x / scale,
    y: origin.y / scale,
    width: size.width / scale,
    height: size.height / scale,
  };
}

/** What a range of tiles shows, in canvas units, without their edges. */
function rangeBox({ left, top, right, bottom }: TileRange, scale: number): Box {
  const side = TILE / scale;
  const box = {
    x: left * side,
    y: top * side,
    width: (right - left + 1) * side,
    height: (bottom - top + 1) * side,
  };
  return grown(box, -0.5 / scale);
}

/** What a view shows for certain: its edges may be those of a place beside it. */
function within(place: Placement): Box {
  return grown(boxOf(place), -0.5 / place.scale);
}
