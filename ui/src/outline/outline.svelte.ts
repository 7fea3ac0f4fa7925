/** What the outline shows and where one is in it: folding, walking, writing. */
import { SvelteSet } from "svelte/reactivity";

import type { Desk } from "../console/desk.svelte";
import type { Mirror } from "../workshop/mirror.svelte";
import { goTo, rowsOf, zoneKey, type Row } from "./rows";

export class Outline {
  /** The row with the focus. */
  focused = $state("");
  /** The note whose words are being changed. */
  editing = $state<string | null>(null);
  /** The zone whose next note is being written. */
  writing = $state<string | null>(null);
  /** Puts the focus on a row of the screen. */
  onfocus: (index: number) => void = () => undefined;
  readonly #closed = new SvelteSet<string>();
  readonly #desk: Desk;
  readonly #workshop: Mirror;

  readonly rows: readonly Row[] = $derived.by(() => {
    return rowsOf(this.#workshop.canvases, this.#workshop.notes, this.#closed);
  });
  /** Where the focus is; the first row when it is nowhere. */
  readonly place = $derived(Math.max(0, this.#placeOf(this.focused)));

  constructor(desk: Desk, workshop: Mirror) {
    this.#desk = desk;
    this.#workshop = workshop;
  }

  /** Goes to a row, which is then chosen. */
  goTo(index: number): void {
    const row = this.rows[index];
    if (!row) return;
    this.focused = row.key;
    this.#desk.canvas = row.canvas;
    this.#desk.chosen.notes(row.kind === "note" ? [row.note] : []);
    this.#desk.chosen.zone = row.kind === "canvas" ? null : row.zone;
    this.onfocus(index);
  }

  fold(row: Row): void {
    if (row.kind === "note") return;
    if (row.open) this.#closed.add(row.key);
    else this.#closed.delete(row.key);
  }

  /** What Enter does: the words of a note, the next note of a zone, the folding of a sheet. */
  begin(row: Row): void {
    if (row.kind === "canvas") this.fold(row);
    else if (row.kind === "zone") this.write(row);
    else if (!this.#desk.refuses()) this.editing = row.key;
  }

  /** Begins a note in the row's zone. */
  write(row: Row): void {
    if (row.kind === "canvas" || this.#desk.refuses()) return;
    this.focused = this.writing = zoneKey(row.canvas, row.zone);
    this.#closed.delete(this.focused);
  }

  /** Takes what was written; null changes nothing. `again` goes on with the zone's next note. */
  async finish(row: Row, text: string | null, again: boolean): Promise<void> {
    this.editing = null;
    if (!again) this.writing = null;
    if (text !== null && row.kind === "note" && text !== row.record.text) {
      await this.#desk.edit([{ edit: "setText", note: row.note, text }]);
    } else if (text?.trim() && row.kind === "zone") {
      const zone = row.zone === null ? {} : { zone: row.zone };
      await this.#desk.edit([{ edit: "addNote", canvas: row.canvas, ...zone, text }]);
    }
    if (!again) this.goTo(this.#placeOf(row.key));
  }

  /** Deletes the note at hand; the focus goes to its neighbour. */
  async remove(): Promise<void> {
    const row = this.rows[this.place];
    if (row?.kind !== "note" || this.#desk.refuses()) return;
    const following = this.rows[this.place + 1];
    const neighbour = following?.kind === "note" ? following : this.rows[this.place - 1];
    await this.#desk.edit([{ edit: "deleteNotes", notes: [row.note] }]);
    this.goTo(this.#placeOf(neighbour?.key ?? ""));
  }

  /** Does what a key asks; false when it asks nothing. */
  press(key: string): boolean {
    const row = this.rows[this.place];
    if (!row) return false;
    const isFolder = row.kind !== "note";
    if (key === "Enter" || key === "F2") this.begin(row);
    else if (key === "Insert") this.write(row);
    else if (key === "Delete") void this.remove();
    else if (key === "ArrowRight" && isFolder && !row.open) this.fold(row);
    else if (key === "ArrowRight" && isFolder) this.goTo(this.place + 1);
    else if (key === "ArrowLeft" && isFolder && row.open) this.fold(row);
    else {
      const to = goTo(this.rows, this.place, key);
      if (to === this.place) return false;
      this.goTo(to);
    }
    return true;
  }

  #placeOf(key: string): number {
    return this.rows.findIndex((row) => row.key === key);
  }
}
