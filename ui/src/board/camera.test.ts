import { describe, expect, test } from "vitest";

import {
  ACTUAL,
  LARGEST,
  SMALLEST,
  fitted,
  panned,
  seen,
  showing,
  toScreen,
  toSheet,
  zoomed,
} from "./camera";

const view = { width: 1000, height: 800 };
const camera = { x: 500, y: 400, zoom: 0.5 };

describe("camera", () => {
  test("what is in the middle of the view is where the camera is", () => {
    expect(toScreen(camera, view, { x: 500, y: 400 })).toEqual({ x: 500, y: 400 });
    expect(toSheet(camera, view, { x: 0, y: 0 })).toEqual({ x: -500, y: -400 });
    expect(seen(camera, view)).toEqual({ x: -500, y: -400, width: 2000, height: 1600 });
  });

  test("zooming keeps the place under the pointer", () => {
    const pointer = { x: 123, y: 640 };
    const before = toSheet(camera, view, pointer);
    const after = toSheet(zoomed(camera, view, pointer, 1.7), view, pointer);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  test("zooming past the ends keeps the place under the pointer, too", () => {
    const pointer = { x: 990, y: 10 };
    const after = zoomed(camera, view, pointer, 1e9);
    expect(after.zoom).toBe(LARGEST);
    expect(toSheet(after, view, pointer).x).toBeCloseTo(toSheet(camera, view, pointer).x, 9);
    expect(zoomed(camera, view, pointer, 0).zoom).toBe(SMALLEST);
  });

  test("the picture follows the hand", () => {
    const grabbed = toSheet(camera, view, { x: 100, y: 100 });
    const moved = panned(camera, { x: 40, y: -25 });
    expect(toScreen(moved, view, grabbed)).toEqual({ x: 140, y: 75 });
  });

  test("a fitted sheet is whole in view with its margin", () => {
    const box = { x: 0, y: 0, width: 4200, height: 2970 };
    const found = fitted(box, view, 20);
    const area = seen(found, view);
    expect(area.x * found.zoom).toBeLessThanOrEqual(-19.99);
    expect(area.y * found.zoom).toBeLessThanOrEqual(-19.99);
    expect(fitted({ ...box, width: 10, height: 10 }, view, 20, ACTUAL * 2).zoom).toBe(ACTUAL * 2);
  });

  test("showing pans as little as it must", () => {
    expect(showing(camera, view, { x: 100, y: 100, width: 50, height: 50 }, 0)).toEqual(camera);
    expect(showing(camera, view, { x: 1490, y: 400, width: 60, height: 60 }, 0).x).toBe(550);
    expect(showing(camera, view, { x: -700, y: 0, width: 60, height: 60 }, 10).x).toBe(500 - 220);
  });

  test("no camera leaves the pasteboard or stops being a number", () => {
    expect(panned(camera, { x: -1e12, y: Number.NaN })).toEqual({ x: 1e7, y: 0, zoom: 0.5 });
    expect(fitted({ x: 0, y: 0, width: 0, height: 0 }, { width: 0, height: 0 }, 50).zoom).toBeGreaterThan(0);
  });
});
