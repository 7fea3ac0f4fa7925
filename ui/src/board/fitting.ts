/**
 * How large type and paper are while a note is being written. The core has the last word; this follows its rule:
 * the type falls to its floor, then the paper grows.
 */
import type { Extent } from "./geometry";
import { PADDING } from "./lettering";

/** The smallest type, and the side of the largest paper, in canvas units. */
const FLOOR = 40;
const LARGEST_SIDE = 2100;
const LINE_HEIGHT = 1.2;
const GROWTH = 1.05;

export interface Fit extends Extent {
  readonly typeSize: number;
}

/**
 * Sets the text in a column so many ems wide: how many lines it takes, and whether a word stuck out. `broken`: words
 * that are wider than the column are broken.
 */
export type Measure = (
  column: number,
  broken: boolean,
) => { readonly lines: number; readonly tooWide: boolean };

/** The largest type on a note of that side at which the text fits, else the smallest and a larger note. */
export function fit(side: number, largest: number, measure: Measure): Fit {
  let small = FLOOR;
  let large = Math.max(Math.floor(side * largest), FLOOR);
  if (fits({ width: side, height: side, typeSize: side * largest }, measure)) {
    return { width: side, height: side, typeSize: side * largest };
  }
  if (!fits({ width: side, height: side, typeSize: FLOOR }, measure)) {
    return grow(side, measure);
  }
  while (large - small > 1) {
    const middle = Math.floor((small + large) / 2);
    if (fits({ width: side, height: side, typeSize: middle }, measure)) {
      small = middle;
    } else {
      large = middle;
    }
  }
  return { width: side, height: side, typeSize: small };
}

/** The smallest side on which the text fits, words broken that are wider than it. */
function grow(side: number, measure: Measure): Fit {
  if (fits(square(side), measure, true)) {
    return square(side);
  }
  let small = side;
  let large = side;
  while (large < LARGEST_SIDE && !fits(square(large), measure, true)) {
    small = large;
    large = Math.min(Math.ceil(large * GROWTH), LARGEST_SIDE);
  }
  while (large - small > 1) {
    const middle = Math.floor((small + large) / 2);
    if (fits(square(middle), measure, true)) {
      large = middle;
    } else {
      small = middle;
    }
  }
  return square(large);
}

function square(side: number): Fit {
  return { width: side, height: side, typeSize: FLOOR };
}

/** `broken`: words wider than the column may be broken. */
function fits(paper: Fit, measure: Measure, broken = false): boolean {
  const { lines, tooWide } = measure((paper.width - 2 * PADDING) / paper.typeSize, broken);
  const rows = Math.floor((paper.height - 2 * PADDING) / (paper.typeSize * LINE_HEIGHT) + 1e-9);
  return lines <= rows && (broken || !tooWide);
}
