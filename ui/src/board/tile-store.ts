/** Paints tiles: beside the page, one after the other, and each is handed over whole. */
import type { Box, Point } from "./geometry";
import { patch, type Content } from "./patching";
import type { Drawing, Frame } from "./pen";
import { Easel, Print } from "./print";
import { TILE, TileSet, stalePlaces, tileBox, type Tile, type TilePlace } from "./tiles";
import type { Whole } from "./whole";

const SIZE = { width: TILE, height: TILE };

/** Dearer places than this are painted strip by strip, in the unit of `tiles.cost`. */
const STRIP = 0.7;
/** No strip is lower than this, in pixels. */
const LOWEST = 40;

/** What has been painted of what was asked for. */
export interface Painted {
  readonly tiles: readonly Tile<Print>[];
  /** Something was left for the next frame. */
  readonly more: boolean;
}

type Rough = (context: Drawing, frame: Frame, hole: Box) => void;

export class TileStore {
  readonly #content: Content;
  readonly #rough: Rough;
  readonly #easel = new Easel(SIZE, true);

  /** `rough` fills a part of a picture with what is known before it is painted. */
  constructor(content: Content, rough: Rough) {
    this.#content = content;
    this.#rough = rough;
  }

  /**
   * Paints stale and missing tiles, in their order, as far as a budget goes; something at least. `zoom` is in CSS
   * pixels a unit. What a picture of a whole view shows of the missing ones is taken from it.
   */
  paint(
    set: TileSet<Print>,
    stale: readonly Tile<Print>[],
    missing: readonly TilePlace[],
    zoom: number,
    budget: number,
    whole: Whole | null = null,
  ): Painted {
    const tiles: Tile<Print>[] = [];
    let left = budget;
    for (const each of [...stale, ...missing]) {
      const before = set.get(each);
      const wanted = before ? stalePlaces(before, set.scale) : unknown(each, set.scale, whole);
      const places = wanted.flatMap((place) => this.#strips(place, set.scale, zoom));
      const parts: Box[] = [];
      while (places[0]) {
        const cost = this.#content.cost(places[0], zoom);
        if (left < cost && left < budget) {
          break;
        }
        parts.push(places[0]);
        places.shift();
        left -= cost;
      }
      if (parts.length > 0) {
        tiles.push(this.#paint(set, each, parts, places, zoom, whole));
      }
      if (places.length > 0) {
        return { tiles, more: true };
      }
    }
    return { tiles, more: false };
  }

  #paint(
    set: TileSet<Print>,
    place: TilePlace,
    parts: readonly Box[],
    stale: Box[],
    zoom: number,
    whole: Whole | null,
  ): Tile<Print> {
    const frame = { scale: set.scale, origin: cornerOf(place), zoom };
    const { pen } = this.#easel;
    const before = set.get(place);
    const source = whole?.has(place) ? whole : null;
    if (before) {
      this.#easel.copy(before.picture);
    } else if (source) {
      const at = { x: source.box.x - frame.origin.x, y: source.box.y - frame.origin.y };
      this.#easel.copy(source.print, at);
    }
    if (!before && stale.length > 0) {
      for (const hole of source?.beyond(place) ?? [{ x: 0, y: 0, ...SIZE }]) {
        this.#rough(pen.context, { ...frame, zoom: 0 }, hole);
      }
    }
    for (const part of parts) {
      patch(this.#content, pen, frame, SIZE, part);
    }
    const tile = before ?? set.put(place, new Print());
    tile.picture.take(this.#easel);
    tile.stale = stale.length > 0 ? stale : null;
    return tile;
  }

  /** Makes a tile of what a picture of a whole view has of it. What lies beyond is rough and stale. */
  cut(set: TileSet<Print>, place: TilePlace, whole: Whole): void {
    this.#paint(set, place, [], unknown(place, set.scale, whole), 0, whole);
  }

  /** What painting the whole of a range would cost. */
  cost(box: Box, zoom: number): number {
    return this.#content.cost(box, zoom);
  }

  #strips(place: Box, scale: number, zoom: number): Box[] {
    const most = Math.floor((place.height * scale) / LOWEST);
    const count = Math.max(Math.min(Math.ceil(this.#content.cost(place, zoom) / STRIP), most), 1);
    const height = place.height / count;
    return Array.from({ length: count }, (_, index) => ({ ...place, y: place.y + index * height, height }));
  }
}

/** What of a tile is still to be painted: what a picture of a whole view does not show. In canvas units. */
function unknown(place: TilePlace, scale: number, whole: Whole | null): Box[] {
  return whole?.has(place)
    ? whole.beyond(place).map((hole) => inUnits(hole, cornerOf(place), scale))
    : [tileBox(place, scale)];
}

function cornerOf(tile: TilePlace): Point {
  return { x: tile.column * TILE, y: tile.row * TILE };
}

function inUnits(box: Box, origin: Point, scale: number): Box {
  return {
    x: (box.x + origin.x) / scale,
    y: (box.y + origin.y) / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}
