/** The workshop as a tree of rows: canvas, zone, note. Pure. */
import type { Canvas, Note, Zone } from "../host/protocol";
import { canvasesInOrder, zonesInOrder, type Table } from "../workshop/overview";
import { inOrder } from "../workshop/order";

export type Row = CanvasRow | ZoneRow | NoteRow;

interface Placed {
  /** Names the row among all rows. */
  readonly key: string;
  readonly level: 1 | 2 | 3;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
}

export interface CanvasRow extends Placed {
  readonly kind: "canvas";
  readonly canvas: string;
  readonly record: Canvas;
  readonly open: boolean;
}

export interface ZoneRow extends Placed {
  readonly kind: "zone";
  readonly canvas: string;
  /** Null is the pasteboard. */
  readonly zone: string | null;
  readonly record: Zone | null;
  readonly open: boolean;
  readonly notes: number;
}

export interface NoteRow extends Placed {
  readonly kind: "note";
  readonly canvas: string;
  readonly zone: string | null;
  readonly note: string;
  readonly record: Note;
}

export function zoneKey(canvas: string, zone: string | null): string {
  return `zone ${canvas} ${zone ?? ""}`;
}

/** The rows that are open to the eye; `closed` holds the keys of rows that are folded. */
export function rowsOf(canvases: Table<Canvas>, notes: Table<Note>, closed: ReadonlySet<string>): Row[] {
  const lying = new Map<string, [string, Note][]>();
  for (const entry of notes) {
    const key = zoneKey(entry[1].canvas, entry[1].zone);
    const there = lying.get(key);
    if (there) there.push(entry);
    else lying.set(key, [entry]);
  }
  const rows: Row[] = [];
  const sheets = canvasesInOrder(canvases);
  sheets.forEach(([canvas, record], index) => {
    const key = `canvas ${canvas}`;
    const open = !closed.has(key);
    rows.push({
      kind: "canvas",
      key,
      level: 1,
      place: index + 1,
      siblings: sheets.length,
      canvas,
      record,
      open,
    });
    if (open) rows.push(...zoneRows(canvas, record, lying, closed));
  });
  return rows;
}

function zoneRows(
  canvas: string,
  record: Canvas,
  lying: ReadonlyMap<string, [string, Note][]>,
  closed: ReadonlySet<string>,
): Row[] {
  const zones: [string | null, Zone | null][] = zonesInOrder(record);
  if (lying.has(zoneKey(canvas, null))) zones.push([null, null]);
  return zones.flatMap(([zone, found], index): Row[] => {
    const key = zoneKey(canvas, zone);
    const open = !closed.has(key);
    const there = inOrder(lying.get(key) ?? []);
    const row: ZoneRow = {
      kind: "zone",
      key,
      level: 2,
      place: index + 1,
      siblings: zones.length,
      canvas,
      zone,
      record: found,
      open,
      notes: there.length,
    };
    if (!open) return [row];
    return [row, ...there.map((entry, place) => noteRow(canvas, zone, entry, place, there.length))];
  });
}

function noteRow(
  canvas: string,
  zone: string | null,
  [note, record]: [string, Note],
  index: number,
  siblings: number,
): NoteRow {
  return {
    kind: "note",
    key: `note ${note}`,
    level: 3,
    place: index + 1,
    siblings,
    canvas,
    zone,
    note,
    record,
  };
}

/** Which row the focus goes to. */
export function goTo(rows: readonly Row[], from: number, key: string): number {
  const row = rows[from];
  switch (key) {
    case "ArrowDown":
      return Math.min(from + 1, rows.length - 1);
    case "ArrowUp":
      return Math.max(from - 1, 0);
    case "Home":
      return 0;
    case "End":
      return rows.length - 1;
    case "PageDown":
      return next(rows, from, (other) => other.kind === "zone") ?? rows.length - 1;
    case "PageUp":
      return previous(rows, from, (other) => other.kind === "zone") ?? 0;
    case "ArrowLeft":
      return row ? (previous(rows, from, (other) => other.level < row.level) ?? from) : from;
    default:
      return from;
  }
}

function next(rows: readonly Row[], from: number, wanted: (row: Row) => boolean): number | undefined {
  const found = rows.findIndex((row, index) => index > from && wanted(row));
  return found < 0 ? undefined : found;
}

function previous(rows: readonly Row[], from: number, wanted: (row: Row) => boolean): number | undefined {
  for (let index = from - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row && wanted(row)) return index;
  }
  return undefined;
}
