/**
 * The board as a list that is read from the top: sheet, zones in their order, in each zone its notes and stacks,
 * last the pasteboard. What the keyboard's focus walks through and a screen reader is told. Rows are found by
 * place without a list of all of them, so that asking for twenty costs the same on every board.
 */
import type { FocusStep } from "./interface";
import { byOrder, type Piece, type Pieces } from "./pieces";
import type { PlacedZone } from "./zones";

/** A row of the outline. `position` and `of` count among its siblings, from 1. */
export interface Row {
  readonly on: "sheet" | "zone" | "pasteboard" | "piece";
  /** Of the zone, note or stack; empty for the sheet and the pasteboard. */
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly position: number;
  readonly of: number;
  /** The zone it stands under; null is the pasteboard. */
  readonly zone: string | null;
}

/** Names a row whatever its place. */
export type RowName = Pick<Row, "on" | "id">;

/** The name as one word. */
export function rowKey(row: RowName): string {
  return row.on === "piece" || row.on === "zone" ? `${row.on}:${row.id}` : row.on;
}

interface Group {
  readonly zone: string | null;
  /** In reading order; null until somebody asks. */
  sorted: readonly string[] | null;
  readonly members: Set<string>;
}

export class Outline {
  readonly #pieces: Pieces;
  readonly #groups: Group[];
  readonly #groupOf = new Map<string, Group>();

  constructor(pieces: Pieces, zones: readonly PlacedZone[]) {
    this.#pieces = pieces;
    const names = [...zones.map((zone) => zone.id), null];
    this.#groups = names.map((zone) => ({ zone, sorted: null, members: new Set<string>() }));
    for (const piece of pieces.values()) {
      this.#add(piece);
    }
  }

  /** How many rows there are. */
  get length(): number {
    return this.#groups.reduce((sum, group) => sum + 1 + group.members.size, 1);
  }

  /** Takes over what changed of these notes and stacks. */
  renew(ids: readonly string[]): void {
    for (const id of ids) {
      const before = this.#groupOf.get(id);
      if (before) {
        before.members.delete(id);
        before.sorted = null;
        this.#groupOf.delete(id);
      }
      const piece = this.#pieces.get(id);
      if (piece) {
        this.#add(piece);
      }
    }
  }

  /** The row at a place counted from 0. */
  row(place: number): Row | null {
    if (place === 0) {
      return { on: "sheet", id: "", level: 1, position: 1, of: 1, zone: null };
    }
    let start = 1;
    for (const [index, group] of this.#groups.entries()) {
      if (place < start) {
        return null;
      }
      if (place === start) {
        return this.#head(group, index);
      }
      const size = group.members.size;
      if (place <= start + size) {
        const id = this.#sorted(group)[place - start - 1] ?? "";
        return { on: "piece", id, level: 3, position: place - start, of: size, zone: group.zone };
      }
      start += 1 + size;
    }
    return null;
  }

  /** Where a row stands; -1 when it is not there any more. */
  place(row: RowName): number {
    if (row.on === "sheet") {
      return 0;
    }
    let start = 1;
    for (const group of this.#groups) {
      if (row.on === "piece") {
        if (group.members.has(row.id)) {
          return start + 1 + this.#sorted(group).indexOf(row.id);
        }
      } else if (group.zone === (row.on === "zone" ? row.id : null)) {
        return start;
      }
      start += 1 + group.members.size;
    }
    return -1;
  }

  /** The notes and stacks of a zone in reading order. */
  members(zone: string | null): readonly string[] {
    const group = this.#groups.find((each) => each.zone === zone);
    return group ? this.#sorted(group) : [];
  }

  /** The row that a step leads to; the same row where there is none further. */
  step(from: number, step: FocusStep): number {
    const here = this.row(from);
    const last = this.length - 1;
    if (!here) {
      return 0;
    }
    switch (step) {
      case "next":
        return Math.min(from + 1, last);
      case "previous":
        return Math.max(from - 1, 0);
      case "first":
        return 0;
      case "last":
        return last;
      case "into":
        return here.level < 3 && (this.row(from + 1)?.level ?? 0) > here.level ? from + 1 : from;
      case "out":
        return here.level === 3 ? from - here.position : 0;
      case "nextZone":
        return this.#heads().find((head) => head > from) ?? from;
      case "previousZone":
        return this.#heads().findLast((head) => head < from) ?? from;
    }
  }

  /** The places of all rows from one to another, in reading order. */
  between(one: number, other: number): Row[] {
    const rows: Row[] = [];
    for (let place = Math.min(one, other); place <= Math.max(one, other); place++) {
      const row = this.row(place);
      if (row) {
        rows.push(row);
      }
    }
    return rows;
  }

  #heads(): number[] {
    let start = 1;
    return this.#groups.map((group) => {
      const place = start;
      start += 1 + group.members.size;
      return place;
    });
  }

  #head(group: Group, index: number): Row {
    const zone = group.zone;
    const of = this.#groups.length;
    return {
      on: zone === null ? "pasteboard" : "zone",
      id: zone ?? "",
      level: 2,
      position: index + 1,
      of,
      zone,
    };
  }

  #add(piece: Piece): void {
    const pasteboard = this.#groups.at(-1);
    const group = this.#groups.find((each) => each.zone === piece.zone) ?? pasteboard;
    if (group) {
      group.members.add(piece.id);
      group.sorted = null;
      this.#groupOf.set(piece.id, group);
    }
  }

  #sorted(group: Group): readonly string[] {
    if (!group.sorted) {
      const pieces = [...group.members]
        .map((id) => this.#pieces.get(id))
        .filter((piece) => piece !== undefined);
      group.sorted = pieces.sort(byOrder).map((piece) => piece.id);
    }
    return group.sorted;
  }
}
