/** Carries out what gestures ask for: choosing, panning, carrying notes. The gestures themselves are pure. */
import { panned, seen, toSheet, zoomed } from "./camera";
import { KEYS, isDoing, stepAll, type Crowd } from "./crowd";
import { move } from "./edits";
import { contains, grown, type Box, type Point } from "./geometry";
import type { Effect, Hit, Input } from "./gesture";
import type { BoardTarget, Doing } from "./interface";
import { notesIn, OVERHANG, type Piece } from "./pieces";
import type { BoardState } from "./state.svelte";
import { zoneOf, type PlacedZone } from "./zones";

/** Near the edge of the view a drag pulls the view along: how near, and how fast, in CSS pixels a frame. */
const EDGE = 28;
const PULL = 14;
/** After so many milliseconds without a key, notes moved by key are put down. */
const REST = 700;
const NOWHERE: Point = { x: 0, y: 0 };

/** What a hand has taken off the sheet, also while the core has not yet answered where it lies now. */
export interface Load {
  readonly ids: ReadonlySet<string>;
  /** The note that was taken hold of. */
  readonly leader: string;
  /** How far it is carried, in canvas units. */
  by: Point;
  /** Put down, and not yet answered. */
  landing: boolean;
}

export class Hands {
  readonly #board: BoardState;
  #crowd: Crowd = new Map();
  /** What each hand carries. */
  readonly #carried = new Map<number, Load>();
  /** Everything that is off the sheet. */
  loads: readonly Load[] = [];
  lasso: Box | null = null;
  /** The last place of each pointer in the view. */
  readonly #at = new Map<number, Point>();
  /** Settles when what was put down last has been answered. */
  #landing = Promise.resolve();
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(board: BoardState) {
    this.#board = board;
  }

  /** Notes are in the hand and arrows carry them. */
  get carrying(): boolean {
    return this.#crowd.has(KEYS);
  }

  /** Notes were picked up and wait for the place where they go. */
  get placing(): boolean {
    const carry = this.#crowd.get(KEYS);
    return carry?.is === "carry" && carry.pickedUp;
  }

  /** Keys have moved notes, and the core does not know of it yet. */
  get nudging(): boolean {
    return this.carrying && !this.placing;
  }

  /** Asks the core at once for what keys have moved, and settles when it has answered; null when there was nothing. */
  settle(): Promise<void> | null {
    if (!this.nudging) {
      return null;
    }
    this.feed({ type: "putDown" });
    return this.#landing;
  }

  get busy(): boolean {
    return this.#crowd.size > 0;
  }

  /** What the hands are at, in one word. */
  get doing(): Doing {
    if (!this.busy) {
      return "idle";
    }
    const kinds = ["drag", "pan", "carry"] as const;
    return kinds.find((kind) => isDoing(this.#crowd, kind)) ?? "other";
  }

  /** Whether a note or stack is off the sheet. */
  holds(id: string): boolean {
    return this.loads.some((load) => load.ids.has(id));
  }

  feed(input: Input): void {
    if ("at" in input) {
      this.#at.set(input.pointer, input.at);
    }
    const next = stepAll(this.#crowd, input);
    this.#crowd = next.crowd;
    for (const { hand, effects } of next.deeds) {
      for (const effect of effects) {
        this.#perform(hand, effect);
      }
    }
    if (input.type === "up" || input.type === "lost") {
      this.#at.delete(input.pointer);
    }
    clearTimeout(this.#rest);
    if (this.nudging) {
      this.#rest = setTimeout(() => {
        void this.settle();
      }, REST);
    }
    this.#board.handsMoved();
  }

  /** Where what is carried would lie; with several hands, where the last one's would. */
  landingZone(): PlacedZone | null {
    const load = this.loads.findLast((each) => !each.landing && (each.by.x !== 0 || each.by.y !== 0));
    return load ? this.#zoneUnder(load) : null;
  }

  /** A drag at the edge of the view pulls it along; true while it does. Beside another hand it does not. */
  follow(): boolean {
    if (this.#crowd.size !== 1 || !isDoing(this.#crowd, "drag", "lasso")) {
      return false;
    }
    const [pointer, at] = [...this.#at].at(-1) ?? [];
    if (pointer === undefined || !at) {
      return false;
    }
    const { view, camera } = this.#board;
    const pull = { x: edgePull(at.x, view.width), y: edgePull(at.y, view.height) };
    if (pull.x === 0 && pull.y === 0) {
      return false;
    }
    this.#board.look(panned(camera, pull));
    this.feed({ type: "move", pointer, at, sheet: toSheet(this.#board.camera, view, at) });
    return true;
  }

  /** Some records are others now: what was put down lies where the core says. */
  changed(ids: readonly string[], all: boolean): void {
    for (const load of this.loads) {
      const touched = all || ids.some((id) => load.ids.has(id));
      if (touched && load.landing) {
        this.#letGo(load);
      } else if (touched) {
        this.#board.picture.lift(load);
      }
    }
  }

  end(): void {
    clearTimeout(this.#rest);
  }

  #perform(hand: number, effect: Effect): void {
    const board = this.#board;
    const load = this.#carried.get(hand);
    switch (effect.do) {
      case "select":
        board.select(effect.id, effect.how);
        board.props.onpress?.(effect.id);
        break;
      case "choose":
        board.chooseZone(effect.zone);
        break;
      case "pan":
        board.look(panned(board.camera, effect.by));
        break;
      case "pinch": {
        const camera = panned(board.camera, effect.by);
        board.look(zoomed(camera, board.view, effect.at, camera.zoom * effect.factor));
        break;
      }
      case "lasso":
        this.lasso = effect.box;
        break;
      case "selectWithin":
        board.selectWithin(effect.box, effect.more);
        break;
      case "lift":
        this.#lift(hand);
        break;
      case "carry":
        if (load) {
          load.by = effect.by;
          this.#keepInView(hand, load);
        }
        break;
      case "drop":
        this.#landing = this.#drop(hand, effect.by);
        break;
      case "dropAt":
        void this.#drop(hand, this.#wayTo(load, effect.at));
        break;
      case "putBack":
        this.#putBack(hand);
        break;
      case "menu": {
        const target = targetOf(board, effect.hit);
        board.chooseTarget(target);
        board.openMenu(effect.at, target);
        break;
      }
    }
  }

  #lift(hand: number): void {
    const board = this.#board;
    const free = board.piecesOf(board.props.selection).filter(({ id }) => !this.#isAway(id));
    const [first] = free;
    if (!first || board.refuses()) {
      this.#crowd = new Map([...this.#crowd].filter(([each]) => each !== hand));
      return;
    }
    const ids = new Set(free.map((piece) => piece.id));
    const leader = ids.has(board.focus.id) ? board.focus.id : first.id;
    const load: Load = { ids, leader, by: NOWHERE, landing: false };
    // What is still on its way back to the sheet is taken up anew.
    for (const each of this.loads.filter(({ landing }) => landing)) {
      if ([...each.ids].some((id) => ids.has(id))) {
        this.#letGo(each);
      }
    }
    this.loads = [...this.loads, load];
    this.#carried.set(hand, load);
    board.picture.lift(load);
    if (hand === KEYS && this.placing) {
      board.say("board-said-picked-up", { count: notesIn(board.piecesOf(ids)) });
    }
  }

  /** Whether another hand has it at this moment. */
  #isAway(id: string): boolean {
    return this.loads.some((load) => !load.landing && load.ids.has(id));
  }

  async #drop(hand: number, by: Point): Promise<void> {
    const board = this.#board;
    const load = this.#carried.get(hand);
    this.#carried.delete(hand);
    if (!load) {
      return;
    }
    const edit = move(load.ids, by);
    if (!edit) {
      this.#letGo(load);
      return;
    }
    load.by = edit.edit === "moveNotes" ? edit.by : by;
    load.landing = true;
    const zone = board.zoneName(this.#zoneUnder(load)?.id ?? null);
    board.picture.wake();
    await board.ask(edit, "board-said-moved", { count: notesIn(board.piecesOf(load.ids)), zone });
    this.#letGo(load);
  }

  #putBack(hand: number): void {
    const load = this.#carried.get(hand);
    this.#carried.delete(hand);
    if (load) {
      load.by = NOWHERE;
      this.#letGo(load);
      this.#board.say("board-said-put-back");
    }
  }

  /** Back on the sheet, wherever the core says it lies. */
  #letGo(load: Load): void {
    if (!this.loads.includes(load)) {
      return;
    }
    this.loads = this.loads.filter((each) => each !== load);
    const { picture } = this.#board;
    const pieces = this.#board.piecesOf(load.ids);
    picture.letGo(load);
    picture.mark(pieces.map((piece) => grown(piece.box, OVERHANG)));
  }

  /** From where what was picked up lies, its leader's middle, to a place. */
  #wayTo(load: Load | undefined, at: Point): Point {
    const piece = load && this.#board.pieces.get(load.leader);
    if (!piece) {
      return NOWHERE;
    }
    const { x, y, width, height } = piece.box;
    return { x: at.x - x - width / 2, y: at.y - y - height / 2 };
  }

  #zoneUnder(load: Load): PlacedZone | null {
    const piece = this.#board.pieces.get(load.leader);
    return piece ? zoneOf(this.#board.zones, carriedBox(piece, load)) : null;
  }

  /** Notes carried by key stay in view. */
  #keepInView(hand: number, load: Load): void {
    const board = this.#board;
    const piece = board.pieces.get(load.leader);
    if (hand === KEYS && piece) {
      const box = carriedBox(piece, load);
      const view = seen(board.camera, board.view);
      const far = { x: box.x + box.width, y: box.y + box.height };
      if (!contains(view, box) || !contains(view, far)) {
        board.show(box);
      }
    }
  }
}

function carriedBox({ box }: Piece, { by }: Load): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}

function edgePull(at: number, length: number): number {
  if (at < EDGE) {
    return PULL;
  }
  return at > length - EDGE ? -PULL : 0;
}

function targetOf(board: BoardState, hit: Hit): BoardTarget {
  return hit.on === "piece" ? board.targetOf(hit.id) : hit;
}
