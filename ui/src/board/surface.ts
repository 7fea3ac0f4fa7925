/**
 * The visible canvas and the tiles behind it. A frame paints what its budget allows, copies tiles at whole pixels,
 * and says whether more is to come; panning and zooming cost the same however many notes there are.
 */
import type { Camera } from "./camera";
import type { Box, Extent, Point } from "./geometry";
import { Pen, type Frame } from "./pen";
import {
  BUDGET,
  TILE,
  TileSet,
  affordable,
  ahead,
  inView,
  stretches,
  tileBox,
  type Tile,
  type TilePlace,
  type TileRange,
} from "./tiles";

/** Canvases of tiles that are kept for the next tiles. */
const POOL = 6;

/** What the surface shows. Boxes are in canvas units. */
export interface Content {
  /** The colour under everything. */
  ground(): string;
  /** Draws what lies in the box; the pen's frame is set and the ground painted. */
  paint(pen: Pen, box: Box): void;
  /** Estimated cost of `paint` at a zoom in CSS pixels a unit; see `tiles.cost`. */
  cost(box: Box, zoom: number): number;
}

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

interface Moment {
  /** The view is to be shown at once and whole: not a movement. */
  readonly jump: boolean;
  /** Nobody zooms at this moment. */
  readonly settled: boolean;
}

export class Surface {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: Pen;
  readonly #content: Content;
  #tiles: TileSet<Pen> | null = null;
  /** Tiles of the zoom before, shown stretched until the new ones are there. */
  #former: TileSet<Pen> | null = null;
  #pool: Pen[] = [];
  /** What the canvas shows, and whether it was drawn without tiles. */
  #shown: (Placement & { direct: boolean }) | null = null;

  constructor(canvas: HTMLCanvasElement, content: Content) {
    this.#canvas = canvas;
    this.#pen = new Pen(opaque(canvas));
    this.#content = content;
  }

  /** A place looks otherwise now. */
  mark(box: Box): void {
    this.#tiles?.mark(box);
    this.#former?.mark(box);
    if (this.#shown?.direct) {
      this.#shown = null;
    }
  }

  /** Everything looks otherwise now. */
  reset(): void {
    this.#recycle(this.#tiles);
    this.#recycle(this.#former);
    this.#tiles = null;
    this.#former = null;
    this.#shown = null;
  }

  frame(place: Placement, moment: Moment): Rest {
    this.#resize(place.size);
    const tiles = this.#choose(place.scale, moment);
    if (tiles.scale !== place.scale) {
      this.#blit(place, [tiles]);
      return "settle";
    }
    const range = inView(place.origin, place.size);
    const renewed = tiles.stale(range);
    renewed.forEach((tile) => this.#paint(tiles, tile, place.zoom));
    const missing = tiles.missing(range);
    const made = this.#make(tiles, missing, place.zoom);
    const stands = this.#stands(place);
    const changed = made + renewed.length > 0 && !this.#shown?.direct;
    if (missing.length > 0 && (moment.jump || this.#shown === null)) {
      this.#direct(place);
    } else if (changed || !stands) {
      this.#shift(place, missing.length > 0);
      this.#blit(place, this.#former ? [this.#former, tiles] : [tiles]);
    }
    if (missing.length > 0) {
      return "frame";
    }
    this.#recycle(this.#former);
    this.#former = null;
    return this.#lookAhead(tiles, range, place, renewed.length > 0);
  }

  #resize(size: Extent): void {
    if (this.#canvas.width !== size.width || this.#canvas.height !== size.height) {
      this.#canvas.width = size.width;
      this.#canvas.height = size.height;
      this.#shown = null;
    }
  }

  /** The tiles to draw from: those of this scale, or those of another while one zooms. */
  #choose(scale: number, { jump, settled }: Moment): TileSet<Pen> {
    const tiles = this.#tiles;
    if (tiles && (tiles.scale === scale || (!jump && !settled && stretches(tiles.scale, scale)))) {
      return tiles;
    }
    this.#recycle(this.#former);
    this.#former = jump ? null : tiles;
    if (jump) {
      this.#recycle(tiles);
    }
    this.#tiles = new TileSet(scale);
    return this.#tiles;
  }

  /** Paints as many of the missing tiles as the budget allows and takes them off the list; how many. */
  #make(tiles: TileSet<Pen>, missing: TilePlace[], zoom: number): number {
    const costs = missing.map((place) => this.#content.cost(tileBox(place, tiles.scale), zoom));
    const now = missing.splice(0, affordable(costs, BUDGET));
    for (const place of now) {
      this.#paint(tiles, tiles.put(place, this.#pool.pop() ?? newTile()), zoom);
    }
    return now.length;
  }

  #lookAhead(tiles: TileSet<Pen>, range: TileRange, place: Placement, busy: boolean): Rest {
    const before = this.#shown?.origin ?? place.origin;
    this.#shown = { ...place, direct: false };
    const towards = { x: place.origin.x - before.x, y: place.origin.y - before.y };
    const wanted = tiles.missing(ahead(range, towards));
    const next = wanted[0];
    if (next && !busy) {
      this.#paint(tiles, tiles.put(next, this.#pool.pop() ?? newTile()), place.zoom);
    }
    this.#keep(tiles.surplus(ahead(range, { x: 0, y: 0 })));
    return wanted.length > 1 || (next && busy) ? "frame" : "nothing";
  }

  #paint(tiles: TileSet<Pen>, tile: Tile<Pen>, zoom: number): void {
    const pen = tile.picture;
    const whole = tileBox(tile, tiles.scale);
    const origin = { x: tile.column * TILE, y: tile.row * TILE };
    const frame = { scale: tiles.scale, origin, zoom };
    const places = Array.isArray(tile.stale) ? tile.stale : [whole];
    for (const place of places) {
      this.#draw(pen, frame, { width: TILE, height: TILE }, place);
    }
    tile.stale = null;
  }

  /** The whole view at once, without tiles: what a jump shows until they are there. */
  #direct(place: Placement): void {
    const { scale, origin, size } = place;
    const box = {
      x: origin.x / scale,
      y: origin.y / scale,
      width: size.width / scale,
      height: size.height / scale,
    };
    this.#draw(this.#pen, place, size, box);
    this.#shown = { ...place, direct: true };
  }

  /** Draws one box of the content, clipped to whole pixels. */
  #draw(pen: Pen, frame: Frame, size: Extent, box: Box): void {
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
    context.fillStyle = this.#content.ground();
    context.fillRect(left, top, right - left, bottom - top);
    pen.begin(frame);
    this.#content.paint(pen, {
      x: (left + origin.x) / scale,
      y: (top + origin.y) / scale,
      width: (right - left) / scale,
      height: (bottom - top) / scale,
    });
    context.restore();
  }

  /** Whether the canvas shows this very view. */
  #stands(place: Placement): boolean {
    const shown = this.#shown;
    return (
      shown !== null &&
      shown.scale === place.scale &&
      shown.origin.x === place.origin.x &&
      shown.origin.y === place.origin.y
    );
  }

  /** Before the tiles: the ground, and where tiles are missing what was there a frame ago. */
  #shift(place: Placement, holes: boolean): void {
    const { context } = this.#pen;
    const { width, height } = place.size;
    const shown = this.#shown;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.#content.ground();
    if (!holes && !this.#former) {
      return;
    }
    if (this.#former || shown?.scale !== place.scale) {
      context.fillRect(0, 0, width, height);
      return;
    }
    const x = shown.origin.x - place.origin.x;
    const y = shown.origin.y - place.origin.y;
    context.drawImage(this.#canvas, x, y);
    context.fillRect(x > 0 ? 0 : width + x, 0, Math.abs(x), height);
    context.fillRect(0, y > 0 ? 0 : height + y, width, Math.abs(y));
    this.#shown = { ...place, direct: false };
  }

  #blit(place: Placement, sets: readonly TileSet<Pen>[]): void {
    const { context } = this.#pen;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (sets[0]?.scale !== place.scale) {
      context.fillStyle = this.#content.ground();
      context.fillRect(0, 0, place.size.width, place.size.height);
    }
    for (const tiles of sets) {
      blitSet(context, tiles, place);
    }
    if (sets.at(-1)?.scale !== place.scale) {
      this.#shown = { ...place, direct: false };
    }
  }

  #recycle(tiles: TileSet<Pen> | null): void {
    this.#keep(tiles?.clear() ?? []);
  }

  #keep(pens: readonly Pen[]): void {
    for (const pen of pens) {
      if (this.#pool.length < POOL) {
        this.#pool.push(pen);
      } else {
        // Gives the memory back now rather than when somebody collects it.
        pen.context.canvas.width = 0;
      }
    }
  }
}

function blitSet(context: CanvasRenderingContext2D, tiles: TileSet<Pen>, place: Placement): void {
  const stretch = place.scale / tiles.scale;
  const side = TILE * stretch;
  const { width, height } = place.size;
  context.imageSmoothingQuality = "low";
  for (const tile of tiles.values()) {
    const at: Point = { x: tile.column * side - place.origin.x, y: tile.row * side - place.origin.y };
    if (at.x >= width || at.y >= height || at.x + side <= 0 || at.y + side <= 0) {
      continue;
    }
    if (stretch === 1) {
      context.drawImage(tile.picture.context.canvas, at.x, at.y);
    } else {
      const left = Math.floor(at.x);
      const top = Math.floor(at.y);
      const right = Math.ceil(at.x + side);
      const bottom = Math.ceil(at.y + side);
      context.drawImage(tile.picture.context.canvas, left, top, right - left, bottom - top);
    }
  }
}

function newTile(): Pen {
  const canvas = document.createElement("canvas");
  canvas.width = TILE;
  canvas.height = TILE;
  return new Pen(opaque(canvas));
}

function opaque(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) {
    throw new Error("the board needs a 2D canvas");
  }
  return context;
}
