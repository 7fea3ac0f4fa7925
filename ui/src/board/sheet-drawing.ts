/** Draws a scene: the sheet with its zones, or whatever else the core sends as marks. */
import { around, arrowWings, grown, overlaps, type Box, type Point } from "./geometry";
import type { Inks } from "./inks";
import { HYPHEN, legible } from "./lettering";
import type { Pen } from "./pen";
import type { Mark, Scene } from "./records";

/** The table shows this much shadow around the sheet, in canvas units. */
const SHADOW = 26;
const SHADES = 3;

/** A scene with the places of its marks, so that a tile draws only its own. */
export interface PreparedScene {
  readonly sheet: Box;
  readonly marks: readonly { readonly mark: Mark; readonly box: Box }[];
}

export function prepared(scene: Scene): PreparedScene {
  const marks = scene.marks.map((mark) => ({ mark, box: markBox(mark) }));
  return { sheet: { x: 0, y: 0, width: scene.width, height: scene.height }, marks };
}

/** Draws what of the scene lies in a box, on a table around it. */
export function drawScene(pen: Pen, inks: Inks, scene: PreparedScene, box: Box): void {
  if (overlaps(grown(scene.sheet, 2 * SHADOW), box)) {
    drawShadow(pen, scene.sheet);
  }
  for (const { mark, box: place } of scene.marks) {
    if (overlaps(place, box)) {
      drawMark(pen, inks, mark);
    }
  }
}

/** A sheet of paper on a table: light from above. */
function drawShadow(pen: Pen, sheet: Box): void {
  for (let shade = SHADES; shade > 0; shade--) {
    const soft = grown(sheet, (SHADOW * shade) / SHADES / 2);
    pen.rectangle(soft.x, soft.y + SHADOW / 2, soft.width, soft.height, (SHADOW * shade) / SHADES);
    pen.fill("rgb(0 0 0 / 0.035)");
  }
}

function drawMark(pen: Pen, inks: Inks, mark: Mark): void {
  switch (mark.shape) {
    case "rectangle":
      pen.rectangle(mark.area.x, mark.area.y, mark.area.width, mark.area.height, mark.corner);
      paint(pen, inks, mark);
      break;
    case "ellipse":
      pen.ellipse(mark.area.x, mark.area.y, mark.area.width, mark.area.height);
      paint(pen, inks, mark);
      break;
    case "polygon":
      pen.polygon(mark.points);
      paint(pen, inks, mark);
      break;
    case "arrow":
      drawArrow(pen, inks, mark);
      break;
    case "text":
      drawText(pen, inks, mark);
      break;
  }
}

function paint(
  pen: Pen,
  inks: Inks,
  mark: Extract<Mark, { shape: "rectangle" | "ellipse" | "polygon" }>,
): void {
  if (mark.fill) {
    pen.fill(inks.of(mark.fill));
  }
  if (mark.stroke) {
    pen.stroke(inks.of(mark.stroke.ink), mark.stroke.width);
  }
}

function drawArrow(pen: Pen, inks: Inks, mark: Extract<Mark, { shape: "arrow" }>): void {
  const { from, to, head, stroke } = mark;
  const [left, right] = arrowWings(from, to, head);
  const { context } = pen;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.moveTo(left.x, left.y);
  context.lineTo(to.x, to.y);
  context.lineTo(right.x, right.y);
  pen.stroke(inks.of(stroke.ink), stroke.width);
}

const ALIGN = { left: "left", centre: "center", right: "right" } as const;

function drawText(pen: Pen, inks: Inks, mark: Extract<Mark, { shape: "text" }>): void {
  const { context } = pen;
  if (!legible(mark.size, pen.frame.zoom)) {
    return;
  }
  context.fillStyle = inks.of(mark.ink);
  context.textAlign = ALIGN[mark.align];
  for (const line of mark.lines) {
    pen.words(
      line.hyphen ? line.text + HYPHEN : line.text,
      line.x,
      line.y,
      mark.size,
      mark.weight === "bold",
    );
  }
  context.textAlign = "left";
  pen.restore();
}

/** Where a mark shows; for words an estimate that is never too small. */
function markBox(mark: Mark): Box {
  switch (mark.shape) {
    case "rectangle":
    case "ellipse":
      return grown(mark.area, mark.stroke?.width ?? 0);
    case "polygon":
      return grown(extent(mark.points), mark.stroke?.width ?? 0);
    case "arrow":
      return grown(extent([mark.from, mark.to]), mark.head + mark.stroke.width);
    case "text": {
      const width = Math.max(...mark.lines.map((line) => line.text.length + 1), 0) * mark.size;
      const reach = { left: [0, 1], centre: [0.5, 0.5], right: [1, 0] }[mark.align];
      const points = mark.lines.flatMap((line) => [
        { x: line.x - width * (reach[0] ?? 0), y: line.y - mark.size },
        { x: line.x + width * (reach[1] ?? 0), y: line.y + mark.size / 2 },
      ]);
      return extent(points);
    }
  }
}

function extent(points: readonly Point[]): Box {
  return (
    around(points.map((point) => ({ ...point, width: 0, height: 0 }))) ?? { x: 0, y: 0, width: 0, height: 0 }
  );
}
