import { describe, expect, test } from "vitest";

import { leastPoints, leastShare, leastType, unitOnBeamer, unitOnScreen } from "./legibility";

const usual = { diagonal: 200, seat: 500 };

describe("what the back row can read", () => {
  test("at two and a half diagonals is 16 points on a screen of 1080 lines", () => {
    expect(leastPoints(usual)).toBeCloseTo(16);
    expect(leastShare(usual) * 1080).toBeCloseTo(21.33, 2);
  });

  test("is twice as large from twice as far, and smaller on a larger picture", () => {
    expect(leastPoints({ diagonal: 200, seat: 1000 })).toBeCloseTo(32);
    expect(leastPoints({ diagonal: 400, seat: 500 })).toBeCloseTo(8);
  });

  test("depends on the zoom and not on how many pixels the screen has", () => {
    const small = leastType(usual, unitOnScreen(0.4, 1080));
    expect(small).toBeCloseTo(53.3, 1);
    expect(leastType(usual, unitOnScreen(0.8, 2160))).toBeCloseTo(small);
  });

  test("a whole A3 sheet on the beamer shows the smallest type of notes too small, a zone large enough", () => {
    expect(leastType(usual, unitOnBeamer({ width: 4200, height: 2970 }))).toBeGreaterThan(57.2);
    expect(leastType(usual, unitOnBeamer({ width: 1400, height: 900 }))).toBeLessThan(40);
  });
});
