/** Makes and paints the canvases of tiles, and keeps a few that are no longer needed for the next ones. */
import type { Box, Extent, Point } from "./geometry";
import { opaquePen, patch, type Content } from "./patching";
import type { Frame, Pen } from "./pen";
import { TILE, TileSet, stalePlaces, type Tile, type TilePlace } from "./tiles";

/** Canvases of tiles that are kept for the next tiles. */
const POOL = 6;
const SIZE = { width: TILE, height: TILE };

/** Dearer places than this are painted strip by strip, in the unit of `tiles.cost`. */
const STRIP = 0.7;
/** No strip is lower than this, in pixels. */
const LOWEST = 40;

/** What has been painted of what was asked for. */
export interface Painted {
  readonly tiles: readonly Tile<Pen>[];
  /** Something was left for the next frame. */
  readonly more: boolean;
}

type Rough = (context: CanvasRenderingContext2D, frame: Frame, size: Extent) => void;

export class TileStore {
  readonly #content: Content;
  readonly #rough: Rough;
  #pool: Pen[] = [];

  /** `rough` fills a picture with what is known before it is painted. */
  constructor(content: Content, rough: Rough) {
    this.#content = content;
    this.#rough = rough;
  }

  /**
   * Paints stale and missing tiles, in their order, as far as a budget goes; something at least. `zoom` is in CSS
   * pixels a unit.
   */
  paint(
    set: TileSet<Pen>,
    stale: readonly Tile<Pen>[],
    missing: readonly TilePlace[],
    zoom: number,
    budget: number,
  ): Painted {
    const tiles = new Set<Tile<Pen>>();
    let left = budget;
    const works = [
      ...stale.map((tile) => () => tile),
      ...missing.map((place) => () => this.#begin(set, place)),
    ];
    for (const begin of works) {
      const tile = begin();
      const places = stalePlaces(tile, set.scale).flatMap((place) => this.#strips(place, set.scale, zoom));
      while (places[0]) {
        const cost = this.#content.cost(places[0], zoom);
        if (left < cost && left < budget) {
          tile.stale = places;
          return { tiles: [...tiles], more: true };
        }
        this.#paint(set, tile, places[0], zoom);
        tiles.add(tile);
        places.shift();
        left -= cost;
      }
      tile.stale = null;
    }
    return { tiles: [...tiles], more: false };
  }

  /** What painting the whole of a range would cost. */
  cost(box: Box, zoom: number): number {
    return this.#content.cost(box, zoom);
  }

  /** A tile that shows nothing yet. */
  add(set: TileSet<Pen>, place: TilePlace): Tile<Pen> {
    return set.put(place, this.#pool.pop() ?? newPen());
  }

  /** Takes pictures back. */
  keep(pens: readonly Pen[]): void {
    for (const pen of pens) {
      if (this.#pool.length < POOL) {
        this.#pool.push(pen);
      } else {
        // Gives the memory back now rather than when somebody collects it.
        pen.context.canvas.width = 0;
      }
    }
  }

  /** A tile of which nothing is painted yet. */
  #begin(set: TileSet<Pen>, place: TilePlace): Tile<Pen> {
    const tile = this.add(set, place);
    const { context } = tile.picture;
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.#rough(context, { scale: set.scale, origin: cornerOf(tile), zoom: 0 }, SIZE);
    tile.stale = true;
    return tile;
  }

  #strips(place: Box, scale: number, zoom: number): Box[] {
    const most = Math.floor((place.height * scale) / LOWEST);
    const count = Math.max(Math.min(Math.ceil(this.#content.cost(place, zoom) / STRIP), most), 1);
    const height = place.height / count;
    return Array.from({ length: count }, (_, index) => ({ ...place, y: place.y + index * height, height }));
  }

  #paint(set: TileSet<Pen>, tile: Tile<Pen>, place: Box, zoom: number): void {
    patch(this.#content, tile.picture, { scale: set.scale, origin: cornerOf(tile), zoom }, SIZE, place);
  }
}

function cornerOf(tile: TilePlace): Point {
  return { x: tile.column * TILE, y: tile.row * TILE };
}

function newPen(): Pen {
  const canvas = document.createElement("canvas");
  canvas.width = TILE;
  canvas.height = TILE;
  return opaquePen(canvas);
}
