/** The workshop as a tree of rows: canvas, zone, then notes and stacks, and the notes of a stack. Pure. */
import type { Canvas, Cluster, Note, Zone } from "../host/protocol";
import { inOrder } from "../workshop/order";
import { canvasesInOrder, zonesInOrder, type Table } from "../workshop/overview";

export type Row = CanvasRow | ZoneRow | StackRow | NoteRow;

interface Placed {
  /** Names the row among all rows. */
  readonly key: string;
  readonly level: 1 | 2 | 3 | 4;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  readonly canvas: string;
}

export interface CanvasRow extends Placed {
  readonly kind: "canvas";
  readonly record: Canvas;
  readonly open: boolean;
}

export interface ZoneRow extends Placed {
  readonly kind: "zone";
  /** Null is the pasteboard. */
  readonly zone: string | null;
  readonly record: Zone | null;
  readonly open: boolean;
  /** How many notes, those in its stacks too. */
  readonly count: number;
}

export interface StackRow extends Placed {
  readonly kind: "stack";
  readonly zone: string | null;
  readonly id: string;
  readonly record: Cluster;
  readonly open: boolean;
  readonly count: number;
}

export interface NoteRow extends Placed {
  readonly kind: "note";
  readonly zone: string | null;
  readonly id: string;
  readonly record: Note;
}

/** What lies in a zone or a stack. */
type Member = [string, Note | Cluster];

/** What was sorted before, by the key of the zone or stack; what did not change is not sorted again. */
export type Kept = Map<string, { readonly found: readonly Member[]; readonly sorted: readonly Member[] }>;

export interface Tables {
  readonly canvases: Table<Canvas>;
  readonly notes: Table<Note>;
  readonly clusters: Table<Cluster>;
}

export function zoneKey(canvas: string, zone: string | null): string {
  return `zone ${canvas} ${zone ?? ""}`;
}

/** The key of a note or stack. */
export function pieceKey(id: string): string {
  return `piece ${id}`;
}

/** The rows that are open to the eye. `turned` holds the keys of rows that are not as they begin: sheets and zones
 * begin open, stacks folded. */
export function rowsOf(tables: Tables, turned: ReadonlySet<string>, kept: Kept = new Map()): Row[] {
  const lying = new Lying(tables, kept);
  const sheets = canvasesInOrder(tables.canvases);
  const rows: Row[] = [];
  sheets.forEach(([canvas, record], index) => {
    const key = `canvas ${canvas}`;
    const open = !turned.has(key);
    const placed = { key, level: 1, place: index + 1, siblings: sheets.length, canvas } as const;
    rows.push({ kind: "canvas", ...placed, record, open });
    if (open) addZones(rows, canvas, record, lying, turned);
  });
  return rows;
}

function addZones(
  rows: Row[],
  canvas: string,
  sheet: Canvas,
  lying: Lying,
  turned: ReadonlySet<string>,
): void {
  const zones: [string | null, Zone | null][] = zonesInOrder(sheet);
  if (lying.in(zoneKey(canvas, null)).length > 0) zones.push([null, null]);
  zones.forEach(([zone, record], index) => {
    const key = zoneKey(canvas, zone);
    const open = !turned.has(key);
    const members = lying.in(key);
    const placed = { key, level: 2, place: index + 1, siblings: zones.length, canvas } as const;
    rows.push({ kind: "zone", ...placed, zone, record, open, count: lying.count(members) });
    if (open) addMembers(rows, canvas, zone, members, lying, turned);
  });
}

function addMembers(
  rows: Row[],
  canvas: string,
  zone: string | null,
  members: readonly Member[],
  lying: Lying,
  turned: ReadonlySet<string>,
  level: 3 | 4 = 3,
): void {
  members.forEach(([id, record], index) => {
    const key = pieceKey(id);
    const placed = { key, level, place: index + 1, siblings: members.length, canvas, zone, id } as const;
    if ("text" in record) {
      rows.push({ kind: "note", ...placed, record });
      return;
    }
    const open = turned.has(key);
    const within = lying.in(key);
    rows.push({ kind: "stack", ...placed, record, open, count: within.length });
    if (open) addMembers(rows, canvas, zone, within, lying, turned, 4);
  });
}

/** What lies where, in reading order. */
export class Lying {
  readonly #found = new Map<string, Member[]>();
  readonly #kept: Kept;

  constructor({ notes, clusters }: Tables, kept: Kept = new Map()) {
    this.#kept = kept;
    for (const entry of notes) {
      const [, note] = entry;
      const stack = note.cluster;
      const stacked = stack !== null && stack !== undefined && clusters.has(stack);
      this.#put(stacked ? pieceKey(stack) : zoneKey(note.canvas, note.zone), entry);
    }
    for (const entry of clusters) this.#put(zoneKey(entry[1].canvas, entry[1].zone), entry);
  }

  in(key: string): readonly Member[] {
    const found = this.#found.get(key) ?? [];
    const before = this.#kept.get(key);
    if (before && same(before.found, found)) return before.sorted;
    const sorted = inOrder(found);
    this.#kept.set(key, { found, sorted });
    return sorted;
  }

  /** How many notes, those in stacks too. */
  count(members: readonly Member[]): number {
    return members.reduce(
      (sum, [id, record]) => sum + ("text" in record ? 1 : (this.#found.get(pieceKey(id))?.length ?? 0)),
      0,
    );
  }

  #put(key: string, member: Member): void {
    const there = this.#found.get(key);
    if (there) there.push(member);
    else this.#found.set(key, [member]);
  }
}

function same(some: readonly Member[], others: readonly Member[]): boolean {
  return (
    some.length === others.length &&
    some.every(([id, record], index) => others[index]?.[0] === id && others[index][1] === record)
  );
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
