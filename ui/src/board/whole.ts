/**
 * The picture of a whole view, as a jump leaves it: painted in one pass and kept in one piece. Tiles are made only of
 * places that look otherwise later, or that come into view beside it; they lie over it.
 */
import { grown, overlaps, shared, type Box } from "./geometry";
import type { Print } from "./print";
import { TILE, inView, tileKey, tilesOf, type TilePlace } from "./tiles";

export class Whole {
  readonly print: Print;
  /** What it shows, in device pixels from the sheet's corner. */
  readonly box: Box;
  /** Tiles that look otherwise by now, by their key. */
  readonly #lost = new Set<number>();

  constructor(print: Print, box: Box) {
    this.print = print;
    this.box = box;
  }

  /** Whether something of a tile can be had from it. */
  has(place: TilePlace): boolean {
    return !this.#lost.has(tileKey(place)) && overlaps(this.box, pixelsOf(place));
  }

  /** Whether it shows all of a tile that lies in a view, in device pixels; without a view, all of the tile. */
  covers(place: TilePlace, view?: Box): boolean {
    if (!this.has(place)) {
      return false;
    }
    const tile = pixelsOf(place);
    const wanted = view ? shared(tile, view) : tile;
    return wanted === null || holds(this.box, wanted);
  }

  /** What of a tile lies beyond it, in the tile's own pixels. */
  beyond(place: TilePlace): Box[] {
    const { x, y } = pixelsOf(place);
    return outside({ ...this.box, x: this.box.x - x, y: this.box.y - y });
  }

  /** The tiles in a box, in device pixels, of which something can be had from it. */
  near(box: Box): TilePlace[] {
    const part = shared(this.box, grown(box, 1));
    return part ? tilesOf(inView(part, part)).filter((tile) => this.has(tile)) : [];
  }

  /** A tile looks otherwise from now on, and cannot be had from it any more. */
  lose(place: TilePlace): void {
    this.#lost.add(tileKey(place));
  }
}

function pixelsOf(place: TilePlace): Box {
  return { x: place.column * TILE, y: place.row * TILE, width: TILE, height: TILE };
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** What of a tile lies outside a box, in the tile's pixels: left and right in full height, the rest between them. */
function outside(box: Box): Box[] {
  const left = Math.max(box.x, 0);
  const right = Math.min(box.x + box.width, TILE);
  const top = Math.max(box.y, 0);
  const bottom = Math.min(box.y + box.height, TILE);
  return [
    { x: 0, y: 0, width: left, height: TILE },
    { x: right, y: 0, width: TILE - right, height: TILE },
    { x: left, y: 0, width: right - left, height: top },
    { x: left, y: bottom, width: right - left, height: TILE - bottom },
  ].filter(({ width, height }) => width > 0 && height > 0);
}
