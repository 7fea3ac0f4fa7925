/**
 * What can be done in the outline. It answers as the board does, so that menus, palette and inspector work on rows as
 * they work on the board.
 */
import { previewTable } from "../capture/preview";
import { linkTo } from "../clusters/linking";
import { addCopies, asText, copied, isTable, lines, parseNotes, type CopiedNote } from "../board/clipboard";
import { add, newId, oneStep } from "../board/edits";
import type { BoardCommand, CommandHandle } from "../board/interface";
import { notesIn } from "../board/pieces";
import type { Edit } from "../host/protocol";
import { t, words } from "../shared/words.svelte";
import { zoneOn, zonesInOrder } from "../workshop/overview";
import type { OutlineCommand } from "./keys";
import { isPiece, type Outline, type Piece } from "./outline.svelte";
import type { NoteRow, Row, StackRow } from "./rows";

/** How far a duplicate outside the zones lies from its original, in canvas units. */
const ASIDE = 40;

export class Deeds implements CommandHandle {
  readonly #outline: Outline;
  /** What was copied last, for clipboards that carry text only. */
  #remembered: { text: string; notes: readonly CopiedNote[] } | null = null;
  /** The note that is being written and was taken in already. */
  #begun: string | null = null;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  focus(): void {
    this.#outline.onfocus(this.#outline.place);
  }

  reveal(id: string): void {
    this.#outline.point([id]);
  }

  seen(): null {
    return null;
  }

  enabled(command: BoardCommand): boolean {
    const { chosen, workshop, row } = this.#outline;
    const writable = !workshop.readOnly;
    switch (command.do) {
      case "add":
      case "paste":
        return writable && row !== undefined && row.kind !== "canvas";
      case "edit":
        return writable && row !== undefined && !isFaceDown(row);
      case "colour":
      case "size":
      case "voice":
      case "duplicate":
        return writable && chosen.some(({ kind }) => kind === "note");
      case "cut":
      case "delete":
      case "place":
      case "pickUp":
        return writable && chosen.length > 0;
      case "copy":
        return chosen.some(({ kind }) => kind === "note");
      case "selectAll":
      case "toggle":
      case "menu":
      case "cancel":
      case "chooseMore":
        return true;
      default:
        return false;
    }
  }

  /** Does what a key, menu or palette asks; false when it cannot be done now. */
  run(command: BoardCommand | OutlineCommand): boolean {
    const outline = this.#outline;
    switch (command.do) {
      case "walk":
        outline.walk(command.key, outline.carried.size > 0 ? "keep" : command.how);
        return true;
      case "unfold":
        outline.unfold();
        return true;
      case "fold":
        outline.foldOrLeave();
        return true;
      case "shift":
        return this.#shift(command.by);
      case "edit":
        return outline.carried.size > 0 ? this.#putDown() : this.begin(outline.row);
      case "add":
        return this.write(outline.row);
      case "delete":
        return this.#delete();
      case "colour":
        return this.#set({ colour: command.colour });
      case "size":
        return this.#set({ size: command.size });
      case "voice":
        return this.#set({ voice: command.voice });
      case "place":
        return this.#place(outline.chosen, command.zone);
      case "pickUp":
        if (this.finishArrow()) return true;
        return outline.carried.size > 0 ? this.#putDown() : this.#pickUp();
      case "toggle":
        outline.toggle(outline.place);
        this.#sayChosen();
        return true;
      case "chooseMore":
        outline.choosingMore = !outline.choosingMore;
        outline.desk.announce(t(outline.choosingMore ? "board-said-choosing" : "board-said-chosen"));
        return true;
      case "selectAll":
        outline.chooseZone();
        this.#sayChosen();
        return true;
      case "duplicate":
        return this.#duplicate();
      case "copy":
      case "cut":
        return document.execCommand(command.do);
      case "paste":
        void navigator.clipboard.readText().then(
          (text) => this.paste(text, ""),
          () => {
            outline.desk.announce(t("board-said-no-clipboard"));
          },
        );
        return true;
      case "menu":
        outline.onmenu();
        return true;
      case "cancel":
        return this.#cancel();
      default:
        return false;
    }
  }

  /** What Enter does: the words of a note, the name of a stack, the next note of a zone, the folding of a sheet. */
  begin(row: Row | undefined): boolean {
    if (!row) return false;
    if (row.kind === "note" && this.finishArrow()) return true;
    if (row.kind === "canvas") this.#outline.fold(row);
    else if (row.kind === "zone") return this.write(row);
    else if (isFaceDown(row)) this.#outline.desk.announce(t("blind-face-down"));
    else if (!this.#outline.desk.refuses()) this.#outline.editing = row.key;
    return true;
  }

  /** The arrow that was begun goes to the note one has come to; false when none was. */
  finishArrow(): boolean {
    const { desk } = this.#outline;
    if (desk.linking === null) return false;
    void linkTo(desk);
    return true;
  }

  /** Begins a note in the row's zone. */
  write(row: Row | undefined): boolean {
    const outline = this.#outline;
    if (!row || row.kind === "canvas" || outline.desk.refuses()) return false;
    outline.writing = outline.openZone(row.canvas, row.zone);
    return true;
  }

  /** Takes what was written. `again` goes on with the zone's next note. */
  async finish(row: Row, text: string, again: boolean): Promise<void> {
    const outline = this.#outline;
    outline.editing = null;
    if (!again) outline.writing = null;
    if (!again) outline.onfocus(outline.place);
    await this.keep(row, text, true);
  }

  /** Takes in what stands in the editor; the writing goes on, unless the editor is gone. */
  async keep(row: Row, text: string, gone: boolean): Promise<void> {
    const taken = this.#take(row, text);
    if (gone) this.#begun = null;
    await taken;
  }

  async #take(row: Row, text: string): Promise<void> {
    if (row.kind === "note") {
      if (text !== row.record.text) await this.#setText(row.id, text);
    } else if (row.kind === "stack" && text.trim() !== row.record.title) {
      await this.#ask({ edit: "setStack", cluster: row.id, title: text.trim() }, "outline-said-renamed");
    } else if (row.kind === "zone" && this.#begun !== null) {
      await this.#setText(this.#begun, text);
    } else if (row.kind === "zone" && text.trim() !== "") {
      const id = newId();
      this.#begun = id;
      const edit = add(id, row.canvas, text, { zone: row.zone });
      const done = await this.#ask(edit, "board-said-added", { zone: this.#zoneName(row.canvas, row.zone) });
      if (!done && this.#begun === id) this.#begun = null;
    }
  }

  async #setText(note: string, text: string): Promise<void> {
    if (this.#outline.workshop.notes.get(note)?.text === text) return;
    await this.#ask(
      { edit: "setText", note, text },
      text.trim() ? "board-said-written" : "board-said-emptied",
    );
  }

  /** The chosen notes for the clipboard; null when there are none. */
  copy(): { text: string; notes: string } | null {
    const notes = this.#chosenNotes();
    if (notes.length === 0) return null;
    const records = copied(notes.map((row) => this.#pieceOf(row)));
    const text = asText(records);
    this.#remembered = { text, notes: records };
    this.#outline.desk.announce(t("board-said-copied", { count: notes.length }));
    return { text, notes: JSON.stringify(records) };
  }

  /** Away with the notes that were copied; stacks stay. */
  cutAway(): void {
    this.#remove(this.#chosenNotes());
  }

  /** Brings in what a clipboard holds: notes of this program, else a note for each line. One undo step. */
  paste(text: string, json: string): boolean {
    const { row } = this.#outline;
    if (!row || row.kind === "canvas") return false;
    const notes = parseNotes(json) ?? (text === this.#remembered?.text ? this.#remembered.notes : null);
    if (!notes && isTable(text)) {
      void previewTable(this.#outline.desk, text);
      return true;
    }
    const { canvas, zone } = row;
    const edits = notes
      ? addCopies(notes, zone === null ? { at: { x: 0, y: 0 } } : { zone }, canvas, newId)
      : lines(text).map((line) => add(newId(), canvas, line, { zone }));
    return this.#bring(edits, "board-said-pasted", row);
  }

  #duplicate(): boolean {
    const notes = this.#chosenNotes();
    const [first] = notes;
    if (!first) return false;
    const { canvas, zone } = first;
    const at = { x: first.record.x + ASIDE, y: first.record.y + ASIDE };
    const where = zone === null ? { at } : { zone };
    const copies = addCopies(copied(notes.map((row) => this.#pieceOf(row))), where, canvas, newId);
    return this.#bring(copies, "board-said-duplicated", first);
  }

  /** Sends new notes as one step, and chooses them. */
  #bring(
    edits: readonly Extract<Edit, { edit: "addNote" }>[],
    said: string,
    { canvas, zone }: { canvas: string; zone: string | null },
  ): boolean {
    const edit = oneStep(edits);
    if (!edit) return false;
    const ids = edits.flatMap(({ id }) => id ?? []);
    void this.#ask(edit, said, { count: ids.length, zone: this.#zoneName(canvas, zone) }).then((done) => {
      if (done) this.#outline.point(ids);
    });
    return true;
  }

  #delete(): boolean {
    const pieces = this.#outline.chosen;
    if (pieces.length === 0) return false;
    this.#remove(pieces);
    return true;
  }

  /** Deletes notes and stacks; the focus goes to the row after them, or before. */
  #remove(pieces: readonly Piece[]): void {
    const outline = this.#outline;
    const notes = pieces.filter(({ kind }) => kind === "note").map(({ id }) => id);
    const stacks = pieces.filter(({ kind }) => kind === "stack");
    const edit = oneStep([
      ...(notes.length > 0 ? [{ edit: "deleteNotes", notes } satisfies Edit] : []),
      ...stacks.map(({ id }) => ({ edit: "deleteStack", cluster: id }) satisfies Edit),
    ]);
    if (!edit) return;
    const gone = new Set(pieces.map(({ key }) => key));
    const { rows, place } = outline;
    const zone = outline.row && "zone" in outline.row ? outline.row.zone : null;
    const after = rows.slice(place).find(({ key }) => !gone.has(key));
    const before = rows.slice(0, place).findLast(({ key }) => !gone.has(key));
    // In another zone one would be lost.
    const stays = after !== undefined && isPiece(after) && after.zone === zone;
    const neighbour = stays ? after : before;
    void this.#ask(edit, "board-said-deleted", { count: notesIn(pieces) }).then((done) => {
      const index = outline.rows.findIndex(({ key }) => key === neighbour?.key);
      if (done && index >= 0) outline.goTo(index);
    });
  }

  #set(look: { colour?: string; size?: string; voice?: string }): boolean {
    const notes = this.#chosenNotes().map(({ id }) => id);
    if (notes.length === 0) return false;
    void this.#ask({ edit: "setNotes", notes, ...look }, "board-said-set", { count: notes.length });
    return true;
  }

  #pickUp(): boolean {
    const outline = this.#outline;
    if (outline.chosen.length === 0 && outline.row) outline.goTo(outline.place);
    const pieces = outline.chosen;
    if (pieces.length === 0 || outline.desk.refuses()) return false;
    outline.carried = new Set(pieces.map(({ id }) => id));
    outline.desk.announce(t("outline-said-picked-up", { count: notesIn(pieces) }));
    return true;
  }

  /** Into the zone of the row that one has come to. */
  #putDown(): boolean {
    const outline = this.#outline;
    const { row, carried, desk } = outline;
    const pieces = outline.rows.filter((other): other is Piece => isPiece(other) && carried.has(other.id));
    if (!row || row.kind === "canvas" || pieces.some(({ canvas }) => canvas !== row.canvas)) {
      desk.announce(t("outline-said-nowhere"));
      return true;
    }
    outline.carried = new Set();
    const stack = row.kind === "stack" ? row : outline.stackOf(row);
    return stack ? this.#stack(pieces, stack) : this.#place(pieces, row.zone);
  }

  /** Onto a stack that is there already. */
  #stack(pieces: readonly Piece[], stack: StackRow): boolean {
    const others = pieces.filter(({ id }) => id !== stack.id);
    if (others.length === 0) return false;
    const edit: Edit = { edit: "stackNotes", notes: others.map(({ id }) => id), into: stack.id };
    void this.#ask(edit, "outline-said-stacked", { count: notesIn(others), title: stack.record.title });
    this.#outline.point([stack.id]);
    return true;
  }

  /** What is chosen goes to the zone before or after its own. */
  #shift(by: 1 | -1): boolean {
    const outline = this.#outline;
    const pieces = outline.chosen;
    const [first] = pieces;
    if (!first) return false;
    const sheet = outline.workshop.canvases.get(first.canvas);
    const zones: (string | null)[] = [...zonesInOrder(sheet).map(([id]) => id), null];
    const next = zones.indexOf(first.zone) + by;
    const zone = zones[next];
    return zone === undefined ? false : this.#place(pieces, zone);
  }

  #place(pieces: readonly Piece[], zone: string | null): boolean {
    const outline = this.#outline;
    const [first] = pieces;
    if (!first) return false;
    const values = { count: notesIn(pieces), zone: this.#zoneName(first.canvas, zone) };
    const ids = pieces.map(({ id }) => id);
    outline.openZone(first.canvas, zone);
    void this.#ask({ edit: "placeNotes", notes: ids, zone }, "board-said-moved", values);
    outline.point(ids);
    return true;
  }

  /** Escape: puts back what is carried, else lets go of what is chosen. */
  #cancel(): boolean {
    const outline = this.#outline;
    if (outline.desk.linking !== null) {
      outline.desk.linking = null;
      return true;
    }
    if (outline.carried.size > 0) {
      const ids = [...outline.carried];
      outline.carried = new Set();
      outline.point(ids);
      outline.desk.announce(t("board-said-put-back"));
      return true;
    }
    if (outline.choosingMore) return this.run({ do: "chooseMore" });
    if (outline.desk.chosen.ids.size === 0) return false;
    outline.letGo();
    return true;
  }

  #chosenNotes(): NoteRow[] {
    return this.#outline.chosen.filter((row) => row.kind === "note");
  }

  #pieceOf({ id, zone, record }: NoteRow): Parameters<typeof copied>[0][number] {
    const { x, y, width, height, order } = record;
    return { kind: "note", id, box: { x, y, width, height }, zone, order, note: record, text: undefined };
  }

  #zoneName(canvas: string, zone: string | null): string {
    const found = zoneOn(this.#outline.workshop.canvases, canvas, zone);
    return found?.name[words.language] ?? t("pasteboard");
  }

  #sayChosen(): void {
    const { desk } = this.#outline;
    desk.announce(t("board-said-selected", { count: desk.chosen.ids.size }));
  }

  /** Asks for one undo step, and says what was done. False when it was refused. */
  #ask(edit: Edit, said: string, values: Record<string, string | number> = {}): Promise<boolean> {
    return this.#outline.desk.makeAndSay(edit, t(said, values));
  }
}

/** A note whose words nobody may see yet. */
function isFaceDown(row: Row): boolean {
  return row.kind === "note" && row.record.hidden === true;
}
