/** Where one looks at the sheet from: the point in the middle of the view and how large a unit is. */
import { centre, type Box, type Extent, type Point } from "./geometry";

/** `x`, `y`: the canvas unit in the middle of the view. `zoom`: CSS pixels a unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** 100 %: a unit is a tenth of a millimetre of the screen, the sheet as large as on paper. */
export const ACTUAL = 96 / 254;
export const SMALLEST = ACTUAL / 50;
export const LARGEST = ACTUAL * 8;
/** The pasteboard ends here, in canvas units from the origin. */
export const FARTHEST = 1e7;
/** One press of zoom in or zoom out. */
export const STEP = 1.25;

export function toScreen(camera: Camera, view: Extent, point: Point): Point {
  return {
    x: (point.x - camera.x) * camera.zoom + view.width / 2,
    y: (point.y - camera.y) * camera.zoom + view.height / 2,
  };
}

export function toSheet(camera: Camera, view: Extent, point: Point): Point {
  return {
    x: (point.x - view.width / 2) / camera.zoom + camera.x,
    y: (point.y - view.height / 2) / camera.zoom + camera.y,
  };
}

/** What of the sheet and the pasteboard is in view, in canvas units. */
export function seen(camera: Camera, view: Extent): Box {
  const width = view.width / camera.zoom;
  const height = view.height / camera.zoom;
  return { x: camera.x - width / 2, y: camera.y - height / 2, width, height };
}

/** The picture moves by so many CSS pixels. */
export function panned(camera: Camera, by: Point): Camera {
  return bounded({
    x: camera.x - by.x / camera.zoom,
    y: camera.y - by.y / camera.zoom,
    zoom: camera.zoom,
  });
}

/** Another zoom, with the sheet's point under `at` (CSS pixels in the view) staying where it is. */
export function zoomed(camera: Camera, view: Extent, at: Point, zoom: number): Camera {
  const anchor = toSheet(camera, view, at);
  const next = bounded({ ...camera, zoom });
  return bounded({
    x: anchor.x - (at.x - view.width / 2) / next.zoom,
    y: anchor.y - (at.y - view.height / 2) / next.zoom,
    zoom: next.zoom,
  });
}

/** Shows the whole of a box with `margin` CSS pixels around it, not larger than `largest`. */
export function fitted(box: Box, view: Extent, margin: number, largest = LARGEST): Camera {
  const zoom = Math.min(
    Math.max(view.width - 2 * margin, 1) / Math.max(box.width, 1),
    Math.max(view.height - 2 * margin, 1) / Math.max(box.height, 1),
    largest,
  );
  return bounded({ ...centre(box), zoom });
}

/** The least pan that brings a box into view with `margin` CSS pixels around it; too large a box comes in
 * with its left top corner. */
export function showing(camera: Camera, view: Extent, box: Box, margin: number): Camera {
  const gap = margin / camera.zoom;
  const area = seen(camera, view);
  return bounded({
    x: camera.x + need(area.x, area.width, box.x - gap, box.width + 2 * gap),
    y: camera.y + need(area.y, area.height, box.y - gap, box.height + 2 * gap),
    zoom: camera.zoom,
  });
}

/** Finite, within the pasteboard, within the zooms. */
export function bounded(camera: Camera): Camera {
  return {
    x: within(camera.x, -FARTHEST, FARTHEST),
    y: within(camera.y, -FARTHEST, FARTHEST),
    zoom: within(camera.zoom, SMALLEST, LARGEST),
  };
}

function need(start: number, length: number, wanted: number, extent: number): number {
  if (wanted < start || extent > length) {
    return wanted - start;
  }
  return Math.max(0, wanted + extent - (start + length));
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least < 0 ? 0 : least;
}
