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

export class Pieces {
  readonly #mirror: BoardMirror;
  readonly #canvas: string;
  readonly #grid = new Grid<Piece>();
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
    const renew = (id: string, piece: Piece | null) => {
      const before = this.#grid.remove(id);
      if (piece) {
        this.#grid.put(piece);
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
    return { all: false, places, ids: [...ids], zones };
  }

  #load(): void {
    this.#grid.clear();
    this.#stackOf.clear();
    this.#stacked.clear();
    for (const id of this.#mirror.notes.keys()) {
      this.#restack(id);
      const piece = this.#note(id);
      if (piece) {
        this.#grid.put(piece);
      }
    }
    for (const id of this.#mirror.clusters.keys()) {
      const piece = this.#stack(id);
      if (piece) {
        this.#grid.put(piece);
      }
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
    if (!note || note.canvas !== this.#canvas || note.cluster) {
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
    return { kind: "stack", id, box, zone, order, stack, count: members.size, colour };
  }
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
