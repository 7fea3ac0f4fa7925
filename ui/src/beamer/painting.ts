/** Draws what lies on a sheet as the room may see it. */
import { seen, type Camera } from "../board/camera";
import { centre, grown, overlaps, type Box, type Extent } from "../board/geometry";
import type { Inks } from "../board/inks";
import { drawLink } from "../board/links";
import { Pen } from "../board/pen";
import { drawNoteFace, drawStackFace } from "../board/piece-drawing";
import { OVERHANG, STACK_SIDE } from "../board/pieces";
import { drawScene, type PreparedScene } from "../board/sheet-drawing";
import type { BeamerLink, BeamerNote, BeamerStack } from "../host/protocol";

/** Around the place that is shown, in CSS pixels. */
const AROUND = 14;

export interface Lying {
  readonly drawing: PreparedScene | undefined;
  readonly notes: readonly BeamerNote[];
  readonly stacks: readonly BeamerStack[];
  readonly links: readonly BeamerLink[];
}

export interface Window {
  readonly camera: Camera;
  /** CSS pixels. */
  readonly view: Extent;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

export function paint(
  context: CanvasRenderingContext2D,
  { camera, view, ratio }: Window,
  inks: Inks,
  lying: Lying,
  locale: string,
): void {
  const scale = camera.zoom * ratio;
  const pen = new Pen(context);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = inks.table;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  const origin = {
    x: camera.x * scale - (view.width * ratio) / 2,
    y: camera.y * scale - (view.height * ratio) / 2,
  };
  pen.begin({ scale, origin, zoom: camera.zoom });
  const inView = seen(camera, view);
  if (lying.drawing) drawScene(pen, inks, lying.drawing, inView);
  const figures = new Intl.NumberFormat(locale);
  const seenHere = (box: Box) => overlaps(grown(box, OVERHANG), inView);
  for (const note of lying.notes) {
    if (seenHere(note)) drawNoteFace(pen, inks, note, note, note.text);
  }
  for (const stack of lying.stacks) {
    const box = stackBox(stack);
    const { text, colour } = stack;
    if (seenHere(box)) drawStackFace(pen, inks, box, { text, colour, count: figures.format(stack.count) });
  }
  drawLinks(pen, inks, lying);
}

/** Arrows over notes and stacks, from edge to edge. */
function drawLinks(pen: Pen, inks: Inks, { links, notes, stacks }: Lying): void {
  if (links.length === 0) return;
  const boxes = new Map<string, Box>([
    ...notes.map((note) => [note.id, note] as const),
    ...stacks.map((stack) => [stack.id, stackBox(stack)] as const),
  ]);
  for (const link of links) {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    if (from && to) drawLink(pen, inks, from, to, link.label);
  }
}

function stackBox({ x, y }: BeamerStack): Box {
  return { x, y, width: STACK_SIDE, height: STACK_SIDE };
}

/** Looks at a place so that it fills the view with a little around it. */
export function filling(box: Box, view: Extent): Camera {
  const [across, down] = [(view.width - 2 * AROUND) / box.width, (view.height - 2 * AROUND) / box.height];
  return { ...centre(box), zoom: Math.max(Math.min(across, down), 0.001) };
}

/** The camera on its way, soft at both ends. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const soft = part * part * (3 - 2 * part);
  const mix = (one: number, other: number) => one + (other - one) * soft;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    // By factors: so zooming looks even.
    zoom: from.zoom * Math.pow(to.zoom / from.zoom, soft),
  };
}
