/** Carries out what gestures ask for: choosing, panning, carrying notes. The gesture itself is pure. */
import { panned, seen, toSheet, zoomed } from "./camera";
import { move } from "./edits";
import { contains, grown, type Box, type Point } from "./geometry";
import { IDLE, step, type Effect, type Gesture, type Hit, type Input } from "./gesture";
import type { BoardTarget } from "./interface";
import { OVERHANG } from "./pieces";
import type { BoardState } from "./state.svelte";
import { zoneOf, type PlacedZone } from "./zones";

/** Near the edge of the view a drag pulls the view along: how near, and how fast, in CSS pixels a frame. */
const EDGE = 28;
const PULL = 14;
/** After so many milliseconds without a key, notes moved by key are put down. */
const REST = 700;
const NOWHERE: Point = { x: 0, y: 0 };

export class Hands {
  readonly #board: BoardState;
  gesture: Gesture = IDLE;
  /** Ids of what is taken off the sheet, also while the core has not yet answered where it lies now. */
  lifted: ReadonlySet<string> = new Set();
  /** How far it is carried, in canvas units. */
  by: Point = NOWHERE;
  lasso: Box | null = null;
  /** The pointer's last place in the view. */
  #at: Point = NOWHERE;
  #pointer = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Put down, and not yet answered. */
  #landing = false;

  constructor(board: BoardState) {
    this.#board = board;
  }

  /** Notes are in the hand and arrows carry them. */
  get carrying(): boolean {
    return this.gesture.is === "carry";
  }

  get busy(): boolean {
    return this.gesture.is !== "idle";
  }

  feed(input: Input): void {
    if ("at" in input) {
      this.#at = input.at;
      this.#pointer = input.pointer;
    }
    const next = step(this.gesture, input);
    this.gesture = next.gesture;
    for (const effect of next.effects) {
      this.#perform(effect);
    }
    clearTimeout(this.#rest);
    if (this.gesture.is === "carry" && !this.gesture.pickedUp) {
      this.#rest = setTimeout(() => {
        this.feed({ type: "putDown" });
      }, REST);
    }
    this.#board.handsMoved();
  }

  /** Where what is carried would lie. */
  landingZone(): PlacedZone | null {
    if (this.lifted.size === 0 || this.#landing || (this.by.x === 0 && this.by.y === 0)) {
      return null;
    }
    const board = this.#board;
    const first = this.lifted.values().next().value;
    const leader = this.lifted.has(board.focus.id) ? board.focus.id : first;
    const piece = leader === undefined ? undefined : board.pieces.get(leader);
    const { x, y } = this.by;
    return piece ? zoneOf(board.zones, { ...piece.box, x: piece.box.x + x, y: piece.box.y + y }) : null;
  }

  /** A drag at the edge of the view pulls it along; true while it does. */
  follow(): boolean {
    if (this.gesture.is !== "drag" && this.gesture.is !== "lasso") {
      return false;
    }
    const { view, camera } = this.#board;
    const pull = { x: edgePull(this.#at.x, view.width), y: edgePull(this.#at.y, view.height) };
    if (pull.x === 0 && pull.y === 0) {
      return false;
    }
    this.#board.look(panned(camera, pull));
    const sheet = toSheet(this.#board.camera, view, this.#at);
    this.feed({ type: "move", pointer: this.#pointer, at: this.#at, sheet });
    return true;
  }

  /** Some records are others now: what was put down lies where the core says. */
  changed(ids: readonly string[], all: boolean): void {
    if (this.#landing && (all || ids.some((id) => this.lifted.has(id)))) {
      this.#letGo();
    } else if (this.lifted.size > 0) {
      this.#board.picture.lift(this.#board.piecesOf(this.lifted));
    }
  }

  end(): void {
    clearTimeout(this.#rest);
  }

  #perform(effect: Effect): void {
    const board = this.#board;
    switch (effect.do) {
      case "select":
        board.select(effect.id, effect.how);
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
        this.#lift();
        break;
      case "carry":
        this.by = effect.by;
        this.#keepInView();
        break;
      case "drop":
        void this.#drop(effect.by);
        break;
      case "putBack":
        this.#letGo();
        board.say("board-said-put-back");
        break;
      case "menu": {
        const target = targetOf(board, effect.hit);
        board.chooseTarget(target);
        board.openMenu(effect.at, target);
        break;
      }
    }
  }

  #lift(): void {
    const board = this.#board;
    const pieces = board.piecesOf(board.props.selection);
    if (this.#landing) {
      this.#letGo();
    }
    if (pieces.length === 0 || board.refuses()) {
      this.gesture = IDLE;
      return;
    }
    this.lifted = new Set(pieces.map((piece) => piece.id));
    this.by = NOWHERE;
    board.picture.lift(pieces);
    if (this.gesture.is === "carry" && this.gesture.pickedUp) {
      board.say("board-said-picked-up", { count: pieces.length });
    }
  }

  async #drop(by: Point): Promise<void> {
    const board = this.#board;
    const zone = this.landingZone();
    const edit = move(this.lifted, by);
    if (!edit) {
      this.#letGo();
      return;
    }
    const count = this.lifted.size;
    this.by = edit.edit === "moveNotes" ? edit.by : by;
    this.#landing = true;
    const lifted = this.lifted;
    await board.ask(edit, "board-said-moved", { count, zone: board.zoneName(zone?.id ?? null) });
    if (this.#landing && this.lifted === lifted) {
      this.#letGo();
    }
  }

  #letGo(): void {
    const { picture } = this.#board;
    const pieces = this.#board.piecesOf(this.lifted);
    this.#landing = false;
    this.lifted = new Set();
    this.by = NOWHERE;
    picture.letGo();
    picture.mark(pieces.map((piece) => grown(piece.box, OVERHANG)));
  }

  /** Notes carried by key stay in view. */
  #keepInView(): void {
    if (this.gesture.is !== "carry") {
      return;
    }
    const board = this.#board;
    const piece = board.pieces.get(board.focus.id);
    if (piece) {
      const box = { ...piece.box, x: piece.box.x + this.by.x, y: piece.box.y + this.by.y };
      const view = seen(board.camera, board.view);
      const inside =
        contains(view, { x: box.x, y: box.y }) &&
        contains(view, { x: box.x + box.width, y: box.y + box.height });
      if (!inside) {
        board.show(box);
      }
    }
  }
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
