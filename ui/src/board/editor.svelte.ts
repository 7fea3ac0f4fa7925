/** Writing on the board: a note's words in place, or a note that is not there yet. */
import { add, newId } from "./edits";
import { grown, moved, overlaps, type Box, type Extent, type Point } from "./geometry";
import { OVERHANG } from "./pieces";
import type { Fit } from "./fitting";
import type { Edit, NoteText } from "./records";
import { freeRoom } from "./room";
import type { BoardState } from "./state.svelte";
import { zoneOf, type PlacedZone } from "./zones";

/** The side of a new note, and the largest type on a note as a part of its side. */
const MEDIUM = 220;
const GAP = 20;
export const SIDES: Record<string, number> = { small: 160, medium: MEDIUM, large: 320 };
export const LARGEST = 0.26;

/** A note that is being written. */
export interface Writing {
  readonly id: string;
  /** The note is not there yet. */
  readonly fresh: boolean;
  /** Its paper, in canvas units. */
  readonly box: Box;
  /** The side of its size before it grows, in canvas units. */
  readonly side: number;
  /** The em with which it begins, in canvas units. */
  readonly typeSize: number;
  readonly colour: string;
  readonly text: string;
  /** How the core set it; null for words that it has not seen. */
  readonly lines: NoteText | null;
  /** For a fresh note: where it was asked for, or the zone that finds room. */
  readonly at: Point | null;
  readonly zone: string | null;
}

export class Editor {
  readonly #board: BoardState;
  /** What is being written. */
  writing = $state.raw<Writing | null>(null);
  /** Written and sent, shown until the core has answered. */
  sent = $state.raw<readonly Writing[]>([]);

  /** Fresh notes whose words were refused when they were taken in: they are not there. */
  readonly #missing = new Set<string>();

  /** A letter was written since it began. */
  #touched = false;

  constructor(board: BoardState) {
    this.#board = board;
  }

  /** Whether the editor shows this note instead of the board. */
  shows(id: string): boolean {
    return this.writing?.id === id || this.sent.some((each) => each.id === id);
  }

  /** Opens a note for writing; one that lies face down stays closed. */
  open(id: string): boolean {
    const piece = this.#board.pieces.get(id);
    if (piece?.kind !== "note" || this.#board.refuses()) {
      return false;
    }
    const { note, box, text } = piece;
    if (note.hidden) {
      this.#board.say("blind-face-down");
      return false;
    }
    const side = SIDES[note.size] ?? MEDIUM;
    const typeSize = text?.typeSize ?? side * LARGEST;
    const { colour, zone } = note;
    const words = { text: note.text, lines: text ?? null };
    this.#begin({ id, fresh: false, box, side, typeSize, colour, ...words, at: null, zone });
    return true;
  }

  /** Begins a note with its middle at a place. */
  beginAt(middle: Point): boolean {
    const at = { x: Math.round(middle.x - MEDIUM / 2), y: Math.round(middle.y - MEDIUM / 2) };
    return this.#fresh(at, at, zoneOf(this.#board.zones, square(at))?.id ?? null);
  }

  /** Begins a note in free room of a zone; null is the pasteboard. */
  beginIn(zone: string | null): boolean {
    return this.#fresh(this.#room(zone), null, zone);
  }

  /** When a letter was written last, in milliseconds as `performance.now` counts them. */
  typedAt = -Infinity;

  /** Words are being written: the note stays where it is from now on. */
  touch(): void {
    this.#touched = true;
    this.typedAt = performance.now();
  }

  /** The paper has another extent now: a note that finds its own room looks for one of that extent. */
  grown(size: Extent): void {
    const writing = this.writing;
    if (writing?.fresh && !writing.at && size.width !== writing.box.width) {
      const corner = this.#room(writing.zone, size);
      this.writing = { ...writing, box: { ...corner, width: size.width, height: size.height } };
    }
  }

  /** Notes are others now: a note that is still empty makes room for them. */
  changed(): void {
    const writing = this.writing;
    if (writing?.fresh && !writing.at && !this.#touched) {
      this.writing = { ...writing, box: square(this.#room(writing.zone)) };
    }
  }

  /**
   * Takes the words in, with the paper and type that they have now; `next` begins another note in the same zone.
   * Nothing written makes no note.
   */
  commit(text: string, next: boolean, look: Fit): void {
    const writing = this.writing;
    if (!writing) {
      return;
    }
    const words = text.replace(/\s+$/u, "");
    const empty = writing.fresh && words.trim() === "";
    const edit = empty ? null : this.#edit(writing, words);
    this.#close(writing);
    if (edit) {
      const box = { ...writing.box, width: look.width, height: look.height };
      void this.#send(edit, { ...writing, box, typeSize: look.typeSize, text: words, lines: null });
    }
    if (next && edit && writing.fresh) {
      this.beginIn(writing.zone);
    } else if (next) {
      this.#board.takeFocus();
    }
  }

  /** Takes the words in that are there now; writing goes on. */
  save(text: string): void {
    const writing = this.writing;
    const words = text.replace(/\s+$/u, "");
    if (!writing || (writing.fresh && words.trim() === "")) {
      return;
    }
    const edit = this.#edit(writing, words);
    if (!edit) {
      return;
    }
    this.writing = { ...writing, fresh: false, text: words };
    const zone = this.#board.zoneName(writing.zone);
    void this.#board.ask(edit, saidOf(writing, words), { zone }).then((done) => {
      if (!done && writing.fresh) {
        this.#missing.add(writing.id);
      }
      // What was refused is asked again at the end.
      if (!done && this.writing?.id === writing.id) {
        this.writing = { ...this.writing, fresh: writing.fresh, text: writing.text };
      }
    });
  }

  /** Ends the writing: what was written counts, as everywhere, and can be undone. */
  end(text: string, look: Fit): void {
    const writing = this.writing;
    this.commit(text, false, look);
    this.#board.takeFocus();
    if (writing?.fresh && text.trim() === "") {
      this.#board.say("board-said-not-written");
    }
  }

  #fresh(corner: Point, at: Point | null, zone: string | null): boolean {
    if (this.#board.refuses()) {
      return false;
    }
    const box = square(corner);
    const typeSize = MEDIUM * LARGEST;
    const side = MEDIUM;
    this.#begin({
      id: newId(),
      fresh: true,
      box,
      side,
      typeSize,
      colour: "yellow",
      text: "",
      lines: null,
      at,
      zone,
    });
    return true;
  }

  #begin(writing: Writing): void {
    this.writing = writing;
    this.#touched = false;
    this.#board.show(writing.box);
    this.#board.picture.mark([grown(writing.box, OVERHANG)]);
  }

  #close(writing: Writing): void {
    this.writing = null;
    this.#board.picture.mark([grown(writing.box, OVERHANG)]);
  }

  #edit(writing: Writing, text: string): Edit | null {
    if (!writing.fresh) {
      return text === writing.text ? null : { edit: "setText", note: writing.id, text };
    }
    const where = writing.at ? { at: writing.at } : { zone: writing.zone };
    return add(writing.id, this.#board.props.canvas, text, where);
  }

  async #send(edit: Edit, writing: Writing): Promise<void> {
    // It may be on its way already, with the words before these.
    this.sent = [...this.sent.filter((each) => each.id !== writing.id), writing];
    const zone = this.#board.zoneName(writing.zone);
    const done = await this.#board.ask(edit, saidOf(writing, writing.text), { zone });
    this.sent = this.sent.filter((each) => each !== writing);
    // The core may have given the note another place or a larger paper while the editor hid it.
    const boxes = [writing.box, ...this.#board.piecesOf([writing.id]).map((piece) => piece.box)];
    this.#board.picture.mark(boxes.map((box) => grown(box, OVERHANG)));
    // What was refused is not lost: it stands in the editor again.
    if (!done && this.writing === null) {
      this.#begin({ ...writing, fresh: writing.fresh || this.#missing.has(writing.id) });
    }
  }

  #room(zone: string | null, size: Extent = { width: MEDIUM, height: MEDIUM }): Point {
    const board = this.#board;
    const place = board.zones.find((each) => each.id === zone) ?? null;
    const pieces = [...board.pieces.values()].map((piece) => piece.box);
    const taken = [...pieces, ...this.sent.filter((each) => each.fresh).map((each) => each.box)];
    const canvas = board.sheet;
    const found = canvas && freeRoom(canvas, board.zones, place, taken, size);
    if (found) {
      return found;
    }
    return place ? lowerCorner(place, board.zones) : { x: 0, y: 0 };
  }
}

/** What is said of the words once they are taken in. */
function saidOf({ fresh }: Writing, words: string): string {
  if (fresh) return "board-said-added";
  return words.trim() === "" ? "board-said-emptied" : "board-said-written";
}

/** The sheet will grow; meanwhile the words stand in the zone's lower corner that no round zone covers. */
function lowerCorner({ box }: PlacedZone, zones: readonly PlacedZone[]): Point {
  const y = box.y + box.height - MEDIUM - GAP;
  const left = { x: box.x + GAP, y };
  const covered = zones.some((each) => each.round && overlaps(each.box, square(left)));
  return covered ? { x: box.x + box.width - MEDIUM - GAP, y } : left;
}

function square(at: Point): Box {
  return moved({ x: 0, y: 0, width: MEDIUM, height: MEDIUM }, at);
}
