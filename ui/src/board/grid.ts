/** Finds what lies in a part of the sheet without looking at everything: a uniform grid of cells. */
import { overlaps, type Box } from "./geometry";

/** The side of a cell in canvas units: about two notes. */
const CELL = 512;
/** A thing that spans more cells than this is kept apart and always looked at. */
const MOST_CELLS = 256;

export interface Placed {
  readonly id: string;
  readonly box: Box;
}

export class Grid<T extends Placed> {
  #cells = new Map<number, T[]>();
  #large = new Set<T>();
  #byId = new Map<string, T>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  values(): IterableIterator<T> {
    return this.#byId.values();
  }

  /** Puts a thing in, in place of the one with its id. */
  put(thing: T): void {
    this.remove(thing.id);
    this.#byId.set(thing.id, thing);
    const cells = span(thing.box);
    if (cells.count > MOST_CELLS) {
      this.#large.add(thing);
      return;
    }
    for (const key of keys(cells)) {
      const cell = this.#cells.get(key);
      if (cell) {
        cell.push(thing);
      } else {
        this.#cells.set(key, [thing]);
      }
    }
  }

  remove(id: string): T | undefined {
    const thing = this.#byId.get(id);
    if (!thing) {
      return undefined;
    }
    this.#byId.delete(id);
    if (this.#large.delete(thing)) {
      return thing;
    }
    for (const key of keys(span(thing.box))) {
      const cell = this.#cells.get(key);
      const place = cell?.indexOf(thing) ?? -1;
      if (cell && place >= 0) {
        cell.splice(place, 1);
        if (cell.length === 0) {
          this.#cells.delete(key);
        }
      }
    }
    return thing;
  }

  clear(): void {
    this.#cells.clear();
    this.#large.clear();
    this.#byId.clear();
  }

  /** Everything that shares more than an edge with the box, each once, in no order. */
  within(box: Box): T[] {
    const cells = span(box);
    if (cells.count > this.#cells.size + MOST_CELLS) {
      return [...this.#byId.values()].filter((thing) => overlaps(thing.box, box));
    }
    const found = new Set<T>();
    for (const thing of this.#large) {
      if (overlaps(thing.box, box)) {
        found.add(thing);
      }
    }
    for (const key of keys(cells)) {
      for (const thing of this.#cells.get(key) ?? []) {
        if (overlaps(thing.box, box)) {
          found.add(thing);
        }
      }
    }
    return [...found];
  }
}

interface Span {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly count: number;
}

function span(box: Box): Span {
  const left = Math.floor(box.x / CELL);
  const top = Math.floor(box.y / CELL);
  const right = Math.floor((box.x + box.width) / CELL);
  const bottom = Math.floor((box.y + box.height) / CELL);
  return { left, top, right, bottom, count: (right - left + 1) * (bottom - top + 1) };
}

function* keys(cells: Span): Generator<number> {
  for (let column = cells.left; column <= cells.right; column++) {
    for (let row = cells.top; row <= cells.bottom; row++) {
      yield column * 0x1000000 + row;
    }
  }
}
