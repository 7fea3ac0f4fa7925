/**
 * What can be read from the farthest seat. The rule: type of 16 points on a picture of 1080 lines is read from two
 * and a half diagonals away; who sits farther needs larger type, who sits nearer can do with smaller.
 */
import type { Extent } from "./geometry";

/** 16 points in CSS pixels, and the lines of the picture for which that holds. */
const RULE = { type: (16 * 96) / 72, lines: 1080, diagonals: 2.5 };
/** The rule in points, for people. */
const POINTS = 16;
/** The beamer's picture, and the space it leaves around what it shows, as a part of its height. */
const BEAMER = { ratio: 16 / 9, margin: 0.04 };

/** Lengths in any one unit. */
export interface Seats {
  readonly diagonal: number;
  readonly seat: number;
}

/** The smallest type that is read from the farthest seat, as a part of the picture's height. */
export function leastShare({ diagonal, seat }: Seats): number {
  return (RULE.type / RULE.lines) * (seat / (RULE.diagonals * diagonal));
}

/** The same in points on a screen of 1080 lines. */
export function leastPoints(seats: Seats): number {
  return (leastShare(seats) / (RULE.type / RULE.lines)) * POINTS;
}

/** What a canvas unit is of a screen's height, at a zoom in CSS pixels a unit. */
export function unitOnScreen(zoom: number, screenHeight: number): number {
  return zoom / Math.max(screenHeight, 1);
}

/** What a canvas unit is of the beamer's height while it shows a part of a sheet as large as it can. */
export function unitOnBeamer(part: Extent): number {
  const room = 1 - 2 * BEAMER.margin;
  return Math.min((BEAMER.ratio * room) / Math.max(part.width, 1), room / Math.max(part.height, 1));
}

/** The smallest type that is read, in canvas units. */
export function leastType(seats: Seats, unit: number): number {
  return leastShare(seats) / unit;
}
