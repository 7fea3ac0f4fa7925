/** Where a note's editor stands in the view: exactly on its note, or larger where the note is too small to write on. */
import type { Camera } from "./camera";
import type { Box, Extent, Point } from "./geometry";
import { placement } from "./surface";

/** Type is at least so large while one writes, in CSS pixels. */
const LEGIBLE = 11;

export interface EditorPlace extends Point {
  /** CSS pixels a canvas unit. */
  readonly zoom: number;
}

/** The left top corner in CSS pixels of the view, for paper with type of that size. */
export function editorPlace(
  paper: Box,
  typeSize: number,
  camera: Camera,
  view: Extent,
  ratio: number,
): EditorPlace {
  const zoom = Math.max(camera.zoom, LEGIBLE / typeSize);
  const { scale, origin } = placement(camera, view, ratio);
  // The corner lies on the device's pixels as the board's own notes do.
  const x = (Math.round(paper.x * scale) - origin.x) / ratio;
  const y = (Math.round(paper.y * scale) - origin.y) / ratio;
  if (zoom === camera.zoom) {
    return { x, y, zoom };
  }
  const aside = (length: number) => (length * (zoom - camera.zoom)) / 2;
  return {
    x: inside(x - aside(paper.width), paper.width * zoom, view.width),
    y: inside(y - aside(paper.height), paper.height * zoom, view.height),
    zoom,
  };
}

function inside(at: number, length: number, view: number): number {
  return Math.max(Math.min(at, view - length), 0);
}
