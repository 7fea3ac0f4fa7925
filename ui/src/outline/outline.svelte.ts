/** What the outline shows and where one is in it: folding, walking, choosing. What changes something is in `doing`. */
import { SvelteSet } from "svelte/reactivity";

import type { Desk } from "../console/desk.svelte";
import type { Mirror } from "../workshop/mirror.svelte";
import type { Walk } from "./keys";
import { goTo, pieceKey, rowsOf, zoneKey, type Kept, type Row, type StackRow } from "./rows";

export type Piece = Extract<Row, { kind: "note" | "stack" }>;

export class Outline {
  /** The row with the focus. It may have yet to come. */
  focused = $state("");
  /** The note or stack whose words are being changed. */
  editing = $state<string | null>(null);
  /** The zone whose next note is being written. */
  writing = $state<string | null>(null);
  /** A press chooses one more, or one less. */
  choosingMore = $state(false);
  /** Ids of notes and stacks that were picked up. */
  carried = $state.raw<ReadonlySet<string>>(new Set());
  /** Brings a row of the screen into view and puts the focus there. */
  onfocus: (index: number) => void = () => undefined;
  /** Opens the menu of what is chosen, at the row with the focus. */
  onmenu: () => void = () => undefined;
  readonly desk: Desk;
  readonly workshop: Mirror;
  readonly #turned = new SvelteSet<string>();
  readonly #kept: Kept = new Map();
  /** Where shift began to extend the choice. */
  #anchor: string | null = null;
  /** Where the focus was when its row was last there. */
  #last = 0;

  readonly rows: readonly Row[] = $derived.by(() => rowsOf(this.workshop, this.#turned, this.#kept));
  /** Where the focus is; where it was, when its row is gone; the first row when it is nowhere. */
  readonly place = $derived.by(() => {
    const found = this.#placeOf(this.focused);
    if (found >= 0) this.#last = found;
    return Math.min(Math.max(this.#last, 0), Math.max(this.rows.length - 1, 0));
  });
  readonly row = $derived(this.rows[this.place]);

  constructor(desk: Desk, workshop: Mirror) {
    this.desk = desk;
    this.workshop = workshop;
  }

  /** The chosen notes and stacks of the sheet at hand, in reading order. */
  get chosen(): Piece[] {
    const { ids } = this.desk.chosen;
    if (ids.size === 0) return [];
    return this.rows.filter((row): row is Piece => isPiece(row) && ids.has(row.id));
  }

  isChosen(row: Row): boolean {
    const { ids, zone } = this.desk.chosen;
    if (isPiece(row)) return ids.has(row.id);
    return row.kind === "zone" && ids.size === 0 && row.zone === zone && row.canvas === this.desk.canvas;
  }

  /** Goes to a row and chooses it, all from where shift began, or nothing. */
  goTo(index: number, how: Walk = "only"): void {
    const row = this.rows[index];
    if (!row) return;
    const from = this.rows[this.place];
    this.focused = row.key;
    if (how === "only") {
      this.#anchor = null;
      this.#choose(row);
    } else if (how === "extend") {
      this.#anchor ??= from?.key ?? row.key;
      this.#chooseFrom(this.#anchor, index);
    }
    this.onfocus(index);
  }

  /** Takes a row in among what is chosen, or out. */
  toggle(index: number): void {
    const row = this.rows[index];
    if (!row || !isPiece(row)) return;
    this.focused = row.key;
    this.#anchor = row.key;
    const { chosen } = this.desk;
    const here = row.canvas === this.desk.canvas ? [...chosen.ids] : [];
    this.desk.turnTo(row.canvas);
    chosen.notes(here.includes(row.id) ? here.filter((id) => id !== row.id) : [...here, row.id]);
    this.onfocus(index);
  }

  /** Chooses all notes and stacks of the zone at hand. */
  chooseZone(): void {
    const { row } = this;
    if (!row || row.kind === "canvas") return;
    const there = this.rows.filter(
      (other) =>
        isPiece(other) && other.level === 3 && other.canvas === row.canvas && other.zone === row.zone,
    );
    this.desk.turnTo(row.canvas);
    this.desk.chosen.notes(there.filter(isPiece).map(({ id }) => id));
  }

  /** Lets go of what is chosen; the zone stays at hand. */
  letGo(): void {
    this.desk.chosen.notes([]);
  }

  /** Shows rows that came or stayed: notes and stacks by id. */
  point(ids: readonly string[]): void {
    const [first] = ids;
    if (first === undefined) return;
    this.focused = pieceKey(first);
    this.#anchor = null;
    this.desk.chosen.notes(ids);
    const index = this.#placeOf(this.focused);
    if (index >= 0) this.onfocus(index);
  }

  fold(row: Row, open = "open" in row && !row.open): void {
    if (!("open" in row) || row.open === open) return;
    if (this.#turned.has(row.key)) this.#turned.delete(row.key);
    else this.#turned.add(row.key);
  }

  /** Opens the zone of a row and goes there. */
  openZone(canvas: string, zone: string | null): string {
    const key = zoneKey(canvas, zone);
    const found = this.rows.find((row) => row.key === key);
    if (found) this.fold(found, true);
    this.focused = key;
    return key;
  }

  /** Goes to where a key leads. */
  walk(key: string, how: Walk): void {
    this.goTo(goTo(this.rows, this.place, key), how);
  }

  /** Right: opens a row, then goes into it. */
  unfold(): void {
    const { row } = this;
    if (!row || !("open" in row)) return;
    if (!row.open) this.fold(row, true);
    else if ((this.rows[this.place + 1]?.level ?? 0) > row.level) this.goTo(this.place + 1);
  }

  /** Left: folds a row, or goes out of it. */
  foldOrLeave(): void {
    const { row } = this;
    if (row && "open" in row && row.open) this.fold(row, false);
    else this.walk("ArrowLeft", "only");
  }

  /** The stack in which a note lies. */
  stackOf(row: Row): StackRow | null {
    if (row.kind !== "note") return null;
    const stack = this.rows.find((other) => other.kind === "stack" && other.id === row.record.cluster);
    return stack?.kind === "stack" ? stack : null;
  }

  #choose(row: Row): void {
    this.desk.turnTo(row.canvas);
    this.desk.chosen.notes(isPiece(row) ? [row.id] : []);
    this.desk.chosen.zone = row.kind === "canvas" ? null : row.zone;
  }

  #chooseFrom(anchor: string, to: number): void {
    const from = Math.max(this.#placeOf(anchor), 0);
    const canvas = this.rows[to]?.canvas ?? "";
    const between = this.rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    this.desk.turnTo(canvas);
    this.desk.chosen.notes(
      between.filter((row) => isPiece(row) && row.canvas === canvas).map((row) => (row as Piece).id),
    );
  }

  #placeOf(key: string): number {
    return this.rows.findIndex((row) => row.key === key);
  }
}

export function isPiece(row: Row): row is Piece {
  return row.kind === "note" || row.kind === "stack";
}
