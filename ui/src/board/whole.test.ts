import { describe, expect, test } from "vitest";

import { Print } from "./print";
import { TILE } from "./tiles";
import { Whole } from "./whole";

/** A view of three tiles and a half by two, that begins half a tile right of the sheet's corner. */
function whole(): Whole {
  return new Whole(new Print(), { x: TILE / 2, y: 0, width: 3.5 * TILE, height: 2 * TILE });
}

describe("the picture of a whole view", () => {
  test("stands in for the tiles that it shows, at its edge as long as the rest is out of view", () => {
    const picture = whole();
    expect(picture.covers({ column: 1, row: 1 })).toBe(true);
    expect(picture.covers({ column: 0, row: 0 })).toBe(false);
    expect(picture.covers({ column: 0, row: 0 }, picture.box)).toBe(true);
    const moved = { ...picture.box, x: picture.box.x - 1 };
    expect(picture.covers({ column: 0, row: 0 }, moved)).toBe(false);
    expect(picture.covers({ column: 1, row: 2 }, { ...moved, y: TILE })).toBe(false);
  });

  test("says what of a tile it does not show, each place once", () => {
    const picture = whole();
    expect(picture.beyond({ column: 1, row: 0 })).toEqual([]);
    expect(picture.beyond({ column: 0, row: 0 })).toEqual([{ x: 0, y: 0, width: TILE / 2, height: TILE }]);
    const low = new Whole(new Print(), { x: 10, y: 20, width: 100, height: 50 });
    const beyond = low.beyond({ column: 0, row: 0 });
    const pixels = beyond.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(pixels).toBe(TILE * TILE - 100 * 50);
  });

  test("a place that looks otherwise is not had from it any more, whatever is beside it is", () => {
    const picture = whole();
    const edge = { x: 2 * TILE - 0.4, y: 10, width: 0.2, height: 5 };
    const near = picture.near(edge);
    expect(near).toContainEqual({ column: 1, row: 0 });
    expect(near).not.toContainEqual({ column: 3, row: 0 });
    near.forEach((tile) => {
      picture.lose(tile);
    });
    expect(picture.has({ column: 1, row: 0 })).toBe(false);
    expect(picture.covers({ column: 1, row: 0 }, picture.box)).toBe(false);
    expect(picture.has({ column: 3, row: 0 })).toBe(true);
    expect(picture.near(edge)).toEqual([]);
    expect(picture.near({ x: 9 * TILE, y: 0, width: 10, height: 10 })).toEqual([]);
  });
});
