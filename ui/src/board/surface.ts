/**
 * The visible canvas and the tiles behind it. Panning copies tiles at whole pixels and paints what its budget
 * allows; zooming moves and stretches the picture that is there, and a sharp one takes its place once it is whole; a
 * jump is painted at once, and its tiles are copied from what was painted. What a frame costs does not grow with the
 * number of notes.
 */
import type { Backdrop } from "./backdrop";
import type { Camera } from "./camera";
import { grown, type Box, type Extent, type Point } from "./geometry";
import { opaquePen, patch, type Content } from "./patching";
import type { Frame, Pen } from "./pen";
import { TileStore } from "./tile-store";
import { BUDGET, TILE, TileSet, ahead, inView, stretches, tileBox, type Tile, type TilePlace } from "./tiles";

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

/** How a picture of one view lies in another, in CSS pixels: as a CSS transform. */
export function stretch(picture: Placement, place: Placement, ratio: number): string {
  const by = place.scale / picture.scale;
  const x = (picture.origin.x * by - place.origin.x) / ratio;
  const y = (picture.origin.y * by - place.origin.y) / ratio;
  return `translate(${x}px, ${y}px) scale(${by})`;
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
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: Pen;
  readonly #content: Content;
  readonly #backdrop: Backdrop;
  readonly #store: TileStore;
  /** Tiles in the scale of what is shown. */
  #tiles = new TileSet<Pen>(0);
  /** Tiles of the next picture, and the view for which they are being made. */
  #next: { readonly tiles: TileSet<Pen>; readonly goal: Placement } | null = null;
  /** What the canvas shows; null when that is of no use any more. */
  #shown: Placement | null = null;
  /** The canvas was painted without tiles, and they have not yet been copied from it. */
  #direct = false;
  #transform = "";

  constructor(canvas: HTMLCanvasElement, content: Content, backdrop: Backdrop) {
    this.#canvas = canvas;
    this.#pen = opaquePen(canvas);
    this.#content = content;
    this.#backdrop = backdrop;
    this.#store = new TileStore(content, (context, frame, size) => {
      backdrop.fill(context, frame, { x: 0, y: 0, ...size });
    });
  }

  /** A place looks otherwise now. */
  mark(box: Box): void {
    // What was painted without tiles becomes tiles first, so that this place is painted anew and nothing else.
    this.#copy();
    this.#tiles.mark(box);
    this.#next?.tiles.mark(box);
  }

  /** Everything looks otherwise now. */
  reset(): void {
    this.#use(new TileSet(0));
    this.#drop();
    this.#shown = null;
    this.#direct = false;
  }

  /** Whether something in view is still to be painted anew. */
  get behind(): boolean {
    return this.#shown === null || this.#tiles.stale(within(this.#shown)).length > 0;
  }

  /** Shows a view, in a window with so many device pixels a CSS pixel. */
  frame(place: Placement, ratio: number, moment: Moment): Rest {
    this.#resize(place.size, ratio);
    const shown = this.#shown;
    if (shown === null || (moment.jump && !this.#isNear(place))) {
      return this.#jump(place);
    }
    if (place.scale === shown.scale) {
      return this.#pan(place);
    }
    return moment.settled ? this.#sharpen(place, ratio) : this.#zoom(place, ratio);
  }

  #resize(size: Extent, ratio: number): void {
    if (this.#canvas.width !== size.width || this.#canvas.height !== size.height) {
      this.#canvas.width = size.width;
      this.#canvas.height = size.height;
      this.#canvas.style.width = `${size.width / ratio}px`;
      this.#canvas.style.height = `${size.height / ratio}px`;
      this.#shown = null;
    }
  }

  /** Whether a jump leads no farther than a step of a movement would. */
  #isNear(place: Placement): boolean {
    if (this.#shown?.scale !== place.scale) {
      return false;
    }
    this.#copy();
    const missing = this.#tiles.missing(inView(place.origin, place.size));
    const costs = missing.map((each) => this.#store.cost(tileBox(each, place.scale), place.zoom));
    return costs.reduce((sum, cost) => sum + cost, 0) <= BUDGET;
  }

  /** The whole view at once, without tiles. */
  #jump(place: Placement): Rest {
    this.#drop();
    this.#use(new TileSet(place.scale));
    this.#lie("");
    this.#backdrop.hide();
    patch(this.#content, this.#pen, place, place.size, boxOf(place));
    this.#shown = place;
    this.#direct = true;
    return "frame";
  }

  /** Another part of the sheet in the same scale. */
  #pan(place: Placement): Rest {
    this.#drop();
    this.#copy();
    const tiles = this.#tiles;
    const range = inView(place.origin, place.size);
    const missing = tiles.missing(range);
    const stale = tiles.stale(within(place));
    const done = this.#store.paint(tiles, stale, missing, place.zoom, BUDGET);
    const before = this.#shown?.origin ?? place.origin;
    const towards = { x: place.origin.x - before.x, y: place.origin.y - before.y };
    if (towards.x === 0 && towards.y === 0 && this.#transform === "") {
      this.#blit(place, done.tiles);
    } else {
      this.#blit(place, tiles.values());
      this.#fill(place, tiles.missing(range));
      this.#lie("");
      this.#backdrop.hide();
    }
    this.#shown = place;
    if (done.more) {
      return "frame";
    }
    const wanted = tiles.missing(ahead(range, towards));
    if (done.tiles.length === 0 && wanted.length > 0) {
      this.#store.paint(tiles, [], wanted.slice(0, 1), place.zoom, BUDGET);
    }
    this.#store.keep(tiles.surplus(range));
    // While a hand moves the view there is a next frame anyway.
    return "nothing";
  }

  /** Moves and stretches what is shown. A long way off, a picture for about there is made meanwhile. */
  #zoom(place: Placement, ratio: number): Rest {
    const shown = this.#shown ?? place;
    let making = false;
    if (!stretches(shown.scale, place.scale)) {
      const goal = this.#next?.goal;
      making = !this.#make(goal && stretches(goal.scale, place.scale) ? goal : place, BUDGET / 4);
    } else {
      this.#drop();
    }
    this.#stretch(place, ratio);
    return making ? "frame" : "settle";
  }

  /** After zooming: the picture for this very view, as soon as all its tiles are there. */
  #sharpen(place: Placement, ratio: number): Rest {
    if (this.#make(place, BUDGET / 2)) {
      this.#lie("");
      this.#backdrop.hide();
    } else {
      this.#stretch(place, ratio);
    }
    return "frame";
  }

  /** Goes on making the picture for a view, within a budget; true when it is there, and shown. */
  #make(goal: Placement, budget: number): boolean {
    if (this.#next?.tiles.scale !== goal.scale) {
      this.#drop();
    }
    const tiles = this.#next?.tiles ?? new TileSet<Pen>(goal.scale);
    this.#next = { tiles, goal };
    const missing = tiles.missing(inView(goal.origin, goal.size));
    const done = this.#store.paint(tiles, tiles.stale(within(goal)), missing, goal.zoom, budget);
    if (done.more) {
      return false;
    }
    this.#next = null;
    this.#use(tiles);
    this.#direct = false;
    this.#blit(goal, tiles.values());
    this.#shown = goal;
    return true;
  }

  #stretch(place: Placement, ratio: number): void {
    const shown = this.#shown;
    if (shown) {
      this.#lie(stretch(shown, place, ratio));
      this.#backdrop.show(place, ratio);
    }
  }

  #lie(transform: string): void {
    if (transform !== this.#transform) {
      this.#transform = transform;
      this.#canvas.style.transform = transform;
    }
  }

  /** Makes tiles of what was painted without them. Beyond the view they are rough, until they are seen. */
  #copy(): void {
    const place = this.#shown;
    if (!this.#direct || !place) {
      return;
    }
    this.#direct = false;
    const range = inView(place.origin, place.size);
    for (const each of this.#tiles.missing(range)) {
      const tile = this.#store.add(this.#tiles, each);
      const { context } = tile.picture;
      const origin = { x: each.column * TILE, y: each.row * TILE };
      const view = { x: place.origin.x - origin.x, y: place.origin.y - origin.y, ...place.size };
      const beyond = outside(view);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(this.#canvas, view.x, view.y);
      for (const hole of beyond) {
        this.#backdrop.fill(context, { ...place, origin }, hole);
      }
      tile.stale = beyond.length === 0 ? null : beyond.map((hole) => inUnits(hole, origin, place.scale));
    }
  }

  /** Copies tiles to the canvas at whole pixels. */
  #blit(place: Placement, tiles: Iterable<Tile<Pen>>): void {
    const { context } = this.#pen;
    const { width, height } = place.size;
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const tile of tiles) {
      const x = tile.column * TILE - place.origin.x;
      const y = tile.row * TILE - place.origin.y;
      if (x < width && y < height && x + TILE > 0 && y + TILE > 0) {
        context.drawImage(tile.picture.context.canvas, x, y);
      }
    }
  }

  /** Where tiles are still missing, the picture from afar. */
  #fill(place: Placement, holes: readonly TilePlace[]): void {
    for (const { column, row } of holes) {
      const hole = { x: column * TILE - place.origin.x, y: row * TILE - place.origin.y };
      this.#backdrop.fill(this.#pen.context, place, { ...hole, width: TILE, height: TILE });
    }
  }

  /** Goes on with other tiles. */
  #use(tiles: TileSet<Pen>): void {
    const before = this.#tiles;
    this.#tiles = tiles;
    this.#store.keep(before.clear());
  }

  /** The next picture is not needed. */
  #drop(): void {
    this.#store.keep(this.#next?.tiles.clear() ?? []);
    this.#next = null;
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

/** What a view shows for certain: its edges may be those of a place beside it. */
function within(place: Placement): Box {
  return grown(boxOf(place), -0.5 / place.scale);
}

/** What of a tile lies outside a view, in the tile's pixels: left and right in full height, the rest between them. */
function outside(view: Box): Box[] {
  const left = Math.max(view.x, 0);
  const right = Math.min(view.x + view.width, TILE);
  const top = Math.max(view.y, 0);
  const bottom = Math.min(view.y + view.height, TILE);
  return [
    { x: 0, y: 0, width: left, height: TILE },
    { x: right, y: 0, width: TILE - right, height: TILE },
    { x: left, y: 0, width: right - left, height: top },
    { x: left, y: bottom, width: right - left, height: TILE - bottom },
  ].filter(({ width, height }) => width > 0 && height > 0);
}

function inUnits(box: Box, origin: Point, scale: number): Box {
  return {
    x: (box.x + origin.x) / scale,
    y: (box.y + origin.y) / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}
