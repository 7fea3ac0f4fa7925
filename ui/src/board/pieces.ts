/** What lies on one sheet and its pasteboard: notes and stacks with their boxes, kept in step with the mirror. */
import { grown, type Box } from "./geometry";
import { Grid } from "./grid";
import type { BoardChange, BoardMirror } from "./interface";
import type { Cluster, Note, NoteText } from "./records";

/** The side of a stack in canvas units. */
export const STACK_SIDE = 260;
/** What the marks at its corners, its shadow and the papers of a stack add to a piece, in canvas units. */
export const OVERHANG = 40;

export type Piece = NotePiece | StackPiece;

export interface NotePiece {
  readonly kind: "note";
  readonly id: string;
  readonly box: Box;
  readonly zone: string | null;
  readonly order: number;
  readonly note: Note;
  readonly text: NoteText | undefined;
}

export interface StackPiece {
  readonly kind: "stack";
  readonly id: string;
  readonly box: Box;
  readonly zone: string | null;
  readonly order: number;
  readonly stack: Cluster;
  /** The lines of its title. */
  readonly text: NoteText | undefined;
  /** How many notes lie in it. */
  readonly count: number;
  /** The paper of the first of them. */
  readonly colour: string;
}

/** What a change of the mirror did here. */
export interface PiecesChange {
  /** Everything was read anew. */
  readonly all: boolean;
  /** Places that look otherwise now, in canvas units. */
  readonly places: readonly Box[];
  /** Notes and stacks that were made, altered or taken away. */
  readonly ids: readonly string[];
  /** Zones whose contents may be others now; null is the pasteboard. */
  readonly zones: ReadonlySet<string | null>;
}

/** How many notes these are, those in stacks among them; an empty stack is one thing to move, too. */
export function notesIn(pieces: readonly ({ kind: "note" } | { kind: "stack"; count: number })[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.kind === "stack" ? Math.max(piece.count, 1) : 1), 0);
}

export class Pieces {
  readonly #mirror: BoardMirror;
  readonly #canvas: string;
  readonly #grid = new Grid<Piece>();
  /** How many notes with words have each size of type. */
  readonly #sizes = new Map<number, number>();
  /** The stack that each stacked note lies in, as last seen. */
  readonly #stackOf = new Map<string, string>();
  readonly #stacked = new Map<string, Set<string>>();

  constructor(mirror: BoardMirror, canvas: string) {
    this.#mirror = mirror;
    this.#canvas = canvas;
    this.#load();
  }

  get size(): number {
    return this.#grid.size;
  }

  get(id: string): Piece | undefined {
    return this.#grid.get(id);
  }

  values(): IterableIterator<Piece> {
    return this.#grid.values();
  }

  /** How many notes have smaller type than that, in canvas units. */
  smallerThan(typeSize: number): number {
    let count = 0;
    for (const [size, notes] of this.#sizes) {
      count += size < typeSize ? notes : 0;
    }
    return count;
  }

  /** The largest type of all, in canvas units; 0 where there are no words. */
  get largestType(): number {
    return Math.max(0, ...this.#sizes.keys());
  }

  /** How many pieces lie in a box wholly or in part. */
  count(box: Box): number {
    return this.#grid.within(box).length;
  }

  /** What lies in a box wholly or in part, lowest first. */
  within(box: Box): Piece[] {
    return this.#grid.within(box).sort(lowestFirst);
  }

  /** What can be seen in a box, marks and shadows included, lowest first. */
  seenIn(box: Box): Piece[] {
    return this.within(grown(box, OVERHANG));
  }

  /** The uppermost piece at a point. */
  at(x: number, y: number): Piece | undefined {
    return this.within({ x, y, width: 0.01, height: 0.01 }).at(-1);
  }

  apply(change: BoardChange): PiecesChange {
    if (change.all || change.canvases.includes(this.#canvas)) {
      this.#load();
      return { all: true, places: [], ids: [], zones: new Set() };
    }
    const places: Box[] = [];
    const ids = new Set<string>();
    const zones = new Set<string | null>();
    const stacks = new Set(change.clusters);
    const notes = new Set(change.notes);
    const renew = (id: string, piece: Piece | null) => {
      const before = this.#remove(id);
      if (piece) {
        this.#put(piece);
      }
      for (const each of [before, piece]) {
        if (each) {
          places.push(grown(each.box, OVERHANG));
          zones.add(each.zone);
          ids.add(id);
        }
      }
    };
    for (const id of change.notes) {
      for (const stack of this.#restack(id)) {
        stacks.add(stack);
      }
      renew(id, this.#note(id));
    }
    for (const id of stacks) {
      renew(id, this.#stack(id));
    }
    // Where a stack was spread out or laid together, its notes came into sight or went out of it.
    for (const id of change.clusters.flatMap((stack) => [...(this.#stacked.get(stack) ?? [])])) {
      if (!notes.has(id)) {
        renew(id, this.#note(id));
      }
    }
    return { all: false, places, ids: [...ids], zones };
  }

  #load(): void {
    this.#grid.clear();
    this.#sizes.clear();
    this.#stackOf.clear();
    this.#stacked.clear();
    for (const id of this.#mirror.notes.keys()) {
      this.#restack(id);
      const piece = this.#note(id);
      if (piece) {
        this.#put(piece);
      }
    }
    for (const id of this.#mirror.clusters.keys()) {
      const piece = this.#stack(id);
      if (piece) {
        this.#grid.put(piece);
      }
    }
  }

  #put(piece: Piece): void {
    this.#grid.put(piece);
    this.#tally(piece, 1);
  }

  #remove(id: string): Piece | undefined {
    const before = this.#grid.remove(id);
    this.#tally(before, -1);
    return before;
  }

  #tally(piece: Piece | undefined, by: 1 | -1): void {
    const size = piece && typeToRead(piece);
    if (size === undefined) return;
    const notes = (this.#sizes.get(size) ?? 0) + by;
    if (notes > 0) {
      this.#sizes.set(size, notes);
    } else {
      this.#sizes.delete(size);
    }
  }

  /** Takes down in which stack a note lies now; the stacks that have one more or one fewer. */
  #restack(id: string): string[] {
    const before = this.#stackOf.get(id);
    const after = this.#mirror.notes.get(id)?.cluster ?? undefined;
    if (before !== undefined && before !== after) {
      this.#stacked.get(before)?.delete(id);
      this.#stackOf.delete(id);
    }
    if (after !== undefined) {
      this.#stackOf.set(id, after);
      const members = this.#stacked.get(after) ?? new Set();
      this.#stacked.set(after, members.add(id));
    }
    return [before, after].filter((stack) => stack !== undefined);
  }

  #note(id: string): NotePiece | null {
    const note = this.#mirror.notes.get(id);
    if (!note || note.canvas !== this.#canvas) {
      return null;
    }
    // In a stack it is out of sight, unless the stack is spread out.
    if (note.cluster && !this.#mirror.clusters.get(note.cluster)?.open) {
      return null;
    }
    const { x, y, width, height, zone, order } = note;
    const text = this.#mirror.texts.get(id);
    return { kind: "note", id, box: { x, y, width, height }, zone, order, note, text };
  }

  #stack(id: string): StackPiece | null {
    const stack = this.#mirror.clusters.get(id);
    if (!stack || stack.canvas !== this.#canvas) {
      return null;
    }
    const members = this.#stacked.get(id) ?? new Set<string>();
    const first = [...members].reduce(
      (least, id) => (id < least ? id : least),
      members.values().next().value ?? "",
    );
    const colour = this.#mirror.notes.get(first)?.colour ?? "yellow";
    const box = { x: stack.x, y: stack.y, width: STACK_SIDE, height: STACK_SIDE };
    const { zone, order } = stack;
    const text = this.#mirror.texts.get(id);
    return { kind: "stack", id, box, zone, order, stack, text, count: members.size, colour };
  }
}

/** The type of what the room is to read; nobody reads what lies face down or beside the zones. */
export function typeToRead(piece: Piece): number | undefined {
  if (piece.kind !== "note" || piece.note.hidden || !piece.zone || piece.note.text === "") return undefined;
  return piece.text?.typeSize;
}

/** As they are printed: notes by order and id, stacks above them. */
function lowestFirst(one: Piece, other: Piece): number {
  if (one.kind !== other.kind) {
    return one.kind === "note" ? -1 : 1;
  }
  return byOrder(one, other);
}

/** Reading order within a zone. */
export function byOrder(one: Piece, other: Piece): number {
  return one.order - other.order || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
