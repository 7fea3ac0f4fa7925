import { expect, test } from "vitest";

import { toScreen } from "./camera";
import { editorPlace } from "./placing";

const view = { width: 1000, height: 800 };
const paper = { x: 137, y: 211, width: 220, height: 220 };

test("the editor stands on its note to within half a pixel of the screen", () => {
  for (const ratio of [1, 1.5, 2]) {
    const camera = { x: 301.7, y: 250.2, zoom: 0.4371 };
    const place = editorPlace(paper, 40, camera, view, ratio);
    const corner = toScreen(camera, view, paper);
    expect(place.zoom).toBe(camera.zoom);
    expect(Math.abs(place.x - corner.x)).toBeLessThanOrEqual(1 / ratio);
    expect(Math.abs(place.y - corner.y)).toBeLessThanOrEqual(1 / ratio);
  }
});

test("where type would be too small the editor is larger, about the note and within the view", () => {
  const camera = { x: 500, y: 400, zoom: 0.1 };
  const place = editorPlace(paper, 40, camera, view, 1);
  expect(place.zoom * 40).toBe(11);
  const middle = {
    x: place.x + (paper.width * place.zoom) / 2,
    y: place.y + (paper.height * place.zoom) / 2,
  };
  const noteMiddle = toScreen(camera, view, { x: 247, y: 321 });
  expect(middle.x).toBeCloseTo(noteMiddle.x, 0);
  expect(middle.y).toBeCloseTo(noteMiddle.y, 0);
  const corner = editorPlace({ ...paper, x: -4600, y: 4300 }, 40, camera, view, 1);
  expect(corner.x).toBe(0);
  expect(corner.y + paper.height * corner.zoom).toBeLessThanOrEqual(800);
});
