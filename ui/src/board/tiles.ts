/**
 * Which parts of the board are kept as pictures: square tiles of one scale, by column and row. Bookkeeping only;
 * who paints them decides what a picture is.
 */
import { centre, distance, overlaps, shared, type Box, type Extent, type Point } from "./geometry";

/** The side of a tile in device pixels. */
export const TILE = 256;
/** Tiles of one scale that are kept at most, beyond those in view: each is a quarter of a megabyte. */
const SPARE = 30;
/** What may be painted in one frame, in the unit of `cost`. */
export const BUDGET = 1.2;
/** With more stale places than this a tile is painted anew as a whole. */
const MOST_STALE = 24;
/** While zooming, tiles are stretched within these ratios before they are painted anew. */
const STRETCH_LEAST = 0.35;
const STRETCH_MOST = 3;

/** Tiles from `left` to `right` and `top` to `bottom`, both included. */
export interface TileRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

export interface Tile<Picture> extends TilePlace {
  readonly picture: Picture;
  /** Places to paint anew, in canvas units; `true` is the whole tile. */
  stale: Box[] | true | null;
}

/** The tiles under a view whose left top device pixel is `origin` pixels from the sheet's corner. */
export function inView(origin: Point, view: Extent): TileRange {
  return {
    left: Math.floor(origin.x / TILE),
    top: Math.floor(origin.y / TILE),
    right: Math.floor((origin.x + view.width - 1) / TILE),
    bottom: Math.floor((origin.y + view.height - 1) / TILE),
  };
}

/** The tiles of a range, column by column. */
export function tilesOf(range: TileRange): TilePlace[] {
  const places: TilePlace[] = [];
  for (let column = range.left; column <= range.right; column++) {
    for (let row = range.top; row <= range.bottom; row++) {
      places.push({ column, row });
    }
  }
  return places;
}

/** The range with one tile more on the sides to which the view moves. */
export function ahead(range: TileRange, towards: Point): TileRange {
  return {
    left: range.left - (towards.x < 0 ? 1 : 0),
    top: range.top - (towards.y < 0 ? 1 : 0),
    right: range.right + (towards.x > 0 ? 1 : 0),
    bottom: range.bottom + (towards.y > 0 ? 1 : 0),
  };
}

/** What the tile shows, in canvas units. */
export function tileBox(place: TilePlace, scale: number): Box {
  const side = TILE / scale;
  return { x: place.column * side, y: place.row * side, width: side, height: side };
}

/** Estimated cost of painting so many notes, text being what costs. Raster is deferred: a clock would not see it. */
export function cost(notes: number, text: boolean): number {
  return 0.05 + notes * (text ? 0.06 : 0.01);
}

/** How many of the tiles, in their order, may be painted now: at least one, then as the budget goes. */
export function affordable(costs: readonly number[], budget: number): number {
  let spent = 0;
  let count = 0;
  for (const each of costs) {
    spent += each;
    if (count > 0 && spent > budget) {
      break;
    }
    count++;
  }
  return count;
}

/** Whether tiles of one scale may be shown stretched to another for the moment. */
export function stretches(from: number, to: number): boolean {
  return to / from >= STRETCH_LEAST && to / from <= STRETCH_MOST;
}

export class TileSet<Picture> {
  /** Device pixels a canvas unit. */
  readonly scale: number;
  #tiles = new Map<number, Tile<Picture>>();

  constructor(scale: number) {
    this.scale = scale;
  }

  get size(): number {
    return this.#tiles.size;
  }

  get(place: TilePlace): Tile<Picture> | undefined {
    return this.#tiles.get(tileKey(place));
  }

  put(place: TilePlace, picture: Picture): Tile<Picture> {
    const tile = { column: place.column, row: place.row, picture, stale: null };
    this.#tiles.set(tileKey(place), tile);
    return tile;
  }

  values(): IterableIterator<Tile<Picture>> {
    return this.#tiles.values();
  }

  /** The tiles of the range that are not there, nearest to its middle first. */
  missing(range: TileRange): TilePlace[] {
    const places = tilesOf(range).filter((place) => !this.#tiles.has(tileKey(place)));
    return places.sort((one, other) => reach(one, range) - reach(other, range));
  }

  /** The tiles of which a place within the box must be painted anew, nearest to its middle first. */
  stale(box: Box): Tile<Picture>[] {
    const middle = centre(box);
    const away = (tile: TilePlace) => distance(centre(tileBox(tile, this.scale)), middle);
    return [...this.#tiles.values()]
      .filter((tile) => stalePlaces(tile, this.scale).some((place) => overlaps(place, box)))
      .sort((one, other) => away(one) - away(other));
  }

  /** Notes that a place of the sheet looks otherwise now. */
  mark(place: Box): void {
    for (const tile of this.#tiles.values()) {
      const part = tile.stale === true ? null : shared(tileBox(tile, this.scale), place);
      if (part && tile.stale !== true) {
        tile.stale = tile.stale ?? [];
        tile.stale.push(part);
        if (tile.stale.length > MOST_STALE) {
          tile.stale = true;
        }
      }
    }
  }

  /** Takes out what is more than the view and some to spare, farthest first, and returns the pictures. */
  surplus(range: TileRange): Picture[] {
    const room = (range.right - range.left + 1) * (range.bottom - range.top + 1) + SPARE;
    if (this.#tiles.size <= room) {
      return [];
    }
    const outside = [...this.#tiles.values()].filter((tile) => !lies(tile, range));
    outside.sort((one, other) => reach(other, range) - reach(one, range));
    return outside.slice(0, this.#tiles.size - room).map((tile) => this.#take(tile));
  }

  /** Takes everything out and returns the pictures. */
  clear(): Picture[] {
    return [...this.#tiles.values()].map((tile) => this.#take(tile));
  }

  #take(tile: Tile<Picture>): Picture {
    this.#tiles.delete(tileKey(tile));
    return tile.picture;
  }
}

/** What of a tile must be painted anew, in canvas units. */
export function stalePlaces(tile: Tile<unknown>, scale: number): readonly Box[] {
  return tile.stale === true ? [tileBox(tile, scale)] : (tile.stale ?? []);
}

/** A place as one number. */
export function tileKey(place: TilePlace): number {
  return place.column * 0x1000000 + place.row;
}

function lies(place: TilePlace, range: TileRange): boolean {
  return (
    place.column >= range.left &&
    place.column <= range.right &&
    place.row >= range.top &&
    place.row <= range.bottom
  );
}

function reach(place: TilePlace, range: TileRange): number {
  return Math.hypot(
    place.column - (range.left + range.right) / 2,
    place.row - (range.top + range.bottom) / 2,
  );
}
