/** Drawings as data, as the core sends them. */
import type { Mark } from "../host/types/Mark";
import type { Scene } from "../host/types/Scene";

export type { Scene };
export type Shape = Mark;

export const ANCHORS = { left: "start", centre: "middle", right: "end" } as const;

/** The theme's colour of an ink: `noteYellow` is `--ink-note-yellow`. */
export function inkOf(ink: string): string {
  return `var(--ink-${ink.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The two barbs of an arrow's head, as points of a line through its tip. */
export function arrowHead(from: Place, to: Place, reach: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const back = { x: to.x - along.x * reach, y: to.y - along.y * reach };
  const side = { x: -along.y * reach * 0.7, y: along.x * reach * 0.7 };
  return [
    [back.x + side.x, back.y + side.y],
    [to.x, to.y],
    [back.x - side.x, back.y - side.y],
  ]
    .map((point) => point.join(","))
    .join(" ");
}
