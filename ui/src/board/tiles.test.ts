import { describe, expect, test } from "vitest";

import { BUDGET, TILE, TileSet, affordable, ahead, cost, inView, stretches, tileBox } from "./tiles";

const view = { width: 1920, height: 1080 };

function filled(range: ReturnType<typeof inView>): TileSet<string> {
  const tiles = new TileSet<string>(1);
  for (const place of tiles.missing(range)) {
    tiles.put(place, `${place.column},${place.row}`);
  }
  return tiles;
}

describe("tiles", () => {
  test("cover the view exactly, left of the sheet's corner too", () => {
    expect(inView({ x: 0, y: 0 }, view)).toEqual({ left: 0, top: 0, right: 7, bottom: 4 });
    expect(inView({ x: -1, y: 512 }, view)).toEqual({ left: -1, top: 2, right: 7, bottom: 6 });
    expect(inView({ x: 512, y: 0 }, { width: 512, height: 512 })).toEqual({
      left: 2,
      top: 0,
      right: 3,
      bottom: 1,
    });
    expect(tileBox({ column: -1, row: 2 }, 2)).toEqual({ x: -128, y: 256, width: 128, height: 128 });
  });

  test("tiles to come lie where the view goes, none when it stands", () => {
    const range = { left: 0, top: 0, right: 3, bottom: 2 };
    expect(ahead(range, { x: 5, y: 0 })).toEqual({ left: 0, top: 0, right: 4, bottom: 2 });
    expect(ahead(range, { x: -5, y: 3 })).toEqual({ left: -1, top: 0, right: 3, bottom: 3 });
    expect(ahead(range, { x: 0, y: 0 })).toEqual(range);
  });

  test("the missing ones come from the middle outwards", () => {
    const tiles = new TileSet<string>(1);
    const places = tiles.missing({ left: 0, top: 0, right: 4, bottom: 2 });
    expect(places).toHaveLength(15);
    expect(places[0]).toEqual({ column: 2, row: 1 });
    expect(places.at(-1)).toSatisfy((last: { column: number }) => last.column === 0 || last.column === 4);
  });

  test("a frame paints one tile at least and no more than its budget", () => {
    expect(affordable([BUDGET * 9, 1], BUDGET)).toBe(1);
    expect(affordable([2, 2, 2, 2], 6)).toBe(3);
    expect(affordable([], BUDGET)).toBe(0);
    expect(cost(100, true)).toBeGreaterThan(cost(100, false));
  });

  test("a change makes only the tiles stale that show it", () => {
    const tiles = filled({ left: 0, top: 0, right: 3, bottom: 2 });
    tiles.mark({ x: TILE - 12, y: 100, width: 30, height: 10 });
    const stale = tiles.stale({ x: 0, y: 0, width: 4 * TILE, height: 3 * TILE });
    expect(stale.map((tile) => tile.picture).sort()).toEqual(["0,0", "1,0"]);
    expect(tiles.stale({ x: TILE, y: 0, width: TILE, height: TILE })).toHaveLength(1);
    // A view that shows the tile, but not the place, need not wait for it.
    expect(tiles.stale({ x: 0, y: 200, width: 4 * TILE, height: TILE })).toEqual([]);
    for (let times = 0; times < 30; times++) {
      tiles.mark({ x: 10, y: 10, width: 5, height: 5 });
    }
    expect(tiles.get({ column: 0, row: 0 })?.stale).toBe(true);
  });

  test("what is kept does not grow with the way one has gone", () => {
    const tiles = new TileSet<string>(1);
    let dropped = 0;
    for (let x = 0; x < 200 * TILE; x += TILE) {
      const range = inView({ x, y: 0 }, view);
      for (const place of tiles.missing(range)) {
        tiles.put(place, "");
      }
      dropped += tiles.surplus(range).length;
      expect(tiles.missing(range)).toEqual([]);
    }
    expect(tiles.size).toBeLessThanOrEqual(30 + 8 * 5);
    expect(dropped + tiles.size).toBe(207 * 5);
  });

  test("tiles are stretched for a while, not for ever", () => {
    expect(stretches(1, 1.9)).toBe(true);
    expect(stretches(1, 0.4)).toBe(true);
    expect(stretches(1, 3.2)).toBe(false);
    expect(stretches(1, 0.3)).toBe(false);
  });
});
