import { describe, expect, test } from "vitest";

import { overlaps, type Box } from "./geometry";
import { Grid, type Placed } from "./grid";

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function scattered(count: number): Placed[] {
  const next = random(3);
  return Array.from({ length: count }, (_, place) => ({
    id: `n${place}`,
    box: {
      x: next() * 20000 - 10000,
      y: next() * 9000 - 4500,
      width: 40 + next() * 900,
      height: 40 + next() * 900,
    },
  }));
}

const ids = (things: readonly Placed[]) => things.map((thing) => thing.id).sort();

describe("grid", () => {
  test("finds what a look at everything finds, wherever one asks", () => {
    const things = scattered(800);
    const grid = new Grid<Placed>();
    things.forEach((thing) => {
      grid.put(thing);
    });
    const next = random(11);
    for (let round = 0; round < 60; round++) {
      const side = next() * 4000;
      const box: Box = { x: next() * 22000 - 11000, y: next() * 9000 - 4500, width: side, height: side };
      expect(ids(grid.within(box))).toEqual(ids(things.filter((thing) => overlaps(thing.box, box))));
    }
  });

  test("a thing that moves is found where it is, not where it was", () => {
    const grid = new Grid<Placed>();
    grid.put({ id: "a", box: { x: 0, y: 0, width: 100, height: 100 } });
    grid.put({ id: "a", box: { x: 5000, y: 0, width: 100, height: 100 } });
    expect(grid.within({ x: 0, y: 0, width: 200, height: 200 })).toEqual([]);
    expect(ids(grid.within({ x: 5050, y: 50, width: 1, height: 1 }))).toEqual(["a"]);
    expect(grid.size).toBe(1);
    grid.remove("a");
    expect(grid.within({ x: -1e7, y: -1e7, width: 2e7, height: 2e7 })).toEqual([]);
  });

  test("the whole pasteboard and things larger than the sheet are found as well", () => {
    const grid = new Grid<Placed>();
    grid.put({ id: "huge", box: { x: -50000, y: -50000, width: 100000, height: 100000 } });
    grid.put({ id: "far", box: { x: 9e6, y: -9e6, width: 220, height: 220 } });
    expect(ids(grid.within({ x: -1e7, y: -1e7, width: 2e7, height: 2e7 }))).toEqual(["far", "huge"]);
    expect(ids(grid.within({ x: 10, y: 10, width: 1, height: 1 }))).toEqual(["huge"]);
  });
});
