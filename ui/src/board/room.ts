/**
 * Where the next note of a zone will lie, so that its editor can open there. The core has the last word when the
 * note is made: this looks in the same rows, so that the two seldom differ.
 */
import { overlaps, type Box, type Extent, type Point } from "./geometry";
import { paper, sheetScale, type PlacedZone } from "./zones";
import type { Canvas } from "./records";

const GAP = 20;
/** How far from the sheet the pasteboard's column begins, and how wide it is, in canvas units. */
const PASTEBOARD = { aside: 200, width: 2400 };

/** The part of a zone that holds no notes: its name stands there. On an A3 sheet. */
export function header({ zone, round }: PlacedZone): number {
  if (round) {
    return zone.area.height * 0.33;
  }
  return zone.kind === "step" ? 160 : 140;
}

/** The left top corner of free room in a zone; null when it is full. `taken` is what lies there already. */
export function freeRoom(
  canvas: Canvas,
  zones: readonly PlacedZone[],
  zone: PlacedZone | null,
  taken: readonly Box[],
  size: Extent,
): Point | null {
  const scale = sheetScale(canvas);
  const field = zone ? zoneField(zone, scale) : pasteboard(paper(canvas));
  const rounds = zone?.round ? [] : zones.filter((each) => each.round).map((each) => each.box);
  const near = taken.filter((box) => overlaps(box, field));
  const tops = [field.y + (zone?.round ? 0 : GAP / 2), ...near.map((box) => box.y + box.height + GAP)];
  const bottom = field.y + field.height - GAP / 2;
  for (const top of [...new Set(tops.map(Math.ceil))].sort((one, other) => one - other)) {
    if (top >= field.y && top + size.height <= bottom) {
      const row: Row = { top, height: size.height };
      const left = inRow(rowSpan(row, field, zone), blocks(row, near, rounds), size.width);
      if (left !== null) {
        return { x: left, y: top };
      }
    }
  }
  return null;
}

interface Row {
  readonly top: number;
  readonly height: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function zoneField(zone: PlacedZone, scale: number): Box {
  const strip = header(zone) * scale;
  return { ...zone.box, y: zone.box.y + strip, height: zone.box.height - strip };
}

function pasteboard(sheet: Extent): Box {
  const { aside, width } = PASTEBOARD;
  return { x: sheet.width + aside, y: 0, width, height: Number.MAX_SAFE_INTEGER };
}

function rowSpan(row: Row, field: Box, zone: PlacedZone | null): Span {
  if (!zone?.round) {
    return { from: Math.ceil(field.x + GAP), to: field.x + field.width - GAP };
  }
  const half = Math.min(chord(zone.box, row.top), chord(zone.box, row.top + row.height));
  const middle = zone.box.x + zone.box.width / 2;
  return { from: Math.ceil(middle - half + GAP), to: middle + half - GAP };
}

/** What notes, stacks and round zones above take of a row. */
function blocks({ top, height }: Row, taken: readonly Box[], rounds: readonly Box[]): Span[] {
  const spans = taken
    .filter((box) => box.y < top + height + GAP && top < box.y + box.height + GAP)
    .map((box) => ({ from: box.x - GAP, to: box.x + box.width + GAP }));
  for (const round of rounds) {
    if (round.y < top + height && top < round.y + round.height) {
      const widest = Math.min(Math.max(round.y + round.height / 2, top), top + height);
      const half = chord(round, widest) + GAP;
      const middle = round.x + round.width / 2;
      spans.push({ from: middle - half, to: middle + half });
    }
  }
  return spans.sort((one, other) => one.from - other.from);
}

function inRow(span: Span, taken: readonly Span[], width: number): number | null {
  let left = span.from;
  for (const block of taken) {
    if (left + width <= block.from) {
      break;
    }
    left = Math.max(left, Math.ceil(block.to));
  }
  return left + width <= span.to ? left : null;
}

/** Half the width of an ellipse at a height. */
function chord(box: Box, y: number): number {
  const part = (y - (box.y + box.height / 2)) / (box.height / 2);
  return (box.width / 2) * Math.sqrt(Math.max(0, 1 - part * part));
}
