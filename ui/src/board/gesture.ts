/**
 * What a hand does on the board, as one value and one pure function: `step(gesture, input)` says what the gesture is
 * now and what is to be done. Places on the sheet are in canvas units, `at` is in CSS pixels of the view. Several
 * hands at once are `crowd.ts`.
 */
import { between, distance, type Box, type Point } from "./geometry";

/** How far a finger or a mouse moves before it is more than a press, in CSS pixels. */
const SLOP_TOUCH = 8;
const SLOP_MOUSE = 3;

/** What was under the pointer when it went down. `chosen`: it is part of the selection. */
export type Hit =
  | { readonly on: "piece"; readonly id: string; readonly chosen: boolean }
  | { readonly on: "zone"; readonly id: string }
  | { readonly on: "pasteboard" };

/** A pointer that is down. */
interface Touch {
  readonly pointer: number;
  readonly at: Point;
  readonly sheet: Point;
}

export type Gesture =
  | { readonly is: "idle" }
  /** Down and not yet moved. */
  | {
      readonly is: "press";
      readonly down: Touch;
      readonly hit: Hit;
      readonly finger: boolean;
      readonly more: boolean;
      /** Something is in the hand already: where it goes is being pointed at. */
      readonly placing: boolean;
    }
  | { readonly is: "pan"; readonly last: Touch; readonly finger: boolean }
  | { readonly is: "lasso"; readonly down: Touch; readonly more: boolean }
  | { readonly is: "drag"; readonly down: Touch; readonly by: Point }
  | { readonly is: "pinch"; readonly one: Touch; readonly other: Touch }
  /** Notes moved by key; picked up, they stay in the hand until they are put down. */
  | { readonly is: "carry"; readonly by: Point; readonly pickedUp: boolean };

export const IDLE: Gesture = { is: "idle" };

export type Input =
  | {
      readonly type: "down";
      readonly pointer: number;
      readonly at: Point;
      readonly sheet: Point;
      readonly hit: Hit;
      readonly finger: boolean;
      /** Shift, Ctrl or Command: to the selection, not instead of it. */
      readonly more: boolean;
      /** Middle button or Space: moves the view. */
      readonly grab: boolean;
      /** Notes were picked up before: a press says where they go. */
      readonly placing?: boolean;
    }
  | { readonly type: "move" | "up"; readonly pointer: number; readonly at: Point; readonly sheet: Point }
  /** The system took the pointer away. */
  | { readonly type: "lost"; readonly pointer: number }
  /** A finger lay still for as long as a long press takes. */
  | { readonly type: "held"; readonly pointer: number }
  | { readonly type: "pickUp" | "putDown" | "escape" }
  /** A key moves the selection, in canvas units. */
  | { readonly type: "nudge"; readonly by: Point };

export type Effect =
  | { readonly do: "select"; readonly id: string; readonly how: "only" | "add" | "toggle" }
  | { readonly do: "choose"; readonly zone: string | null }
  | { readonly do: "pan"; readonly by: Point }
  | { readonly do: "pinch"; readonly at: Point; readonly by: Point; readonly factor: number }
  | { readonly do: "lasso"; readonly box: Box | null }
  | { readonly do: "selectWithin"; readonly box: Box; readonly more: boolean }
  /** The selection is taken off the sheet. */
  | { readonly do: "lift" }
  | { readonly do: "carry"; readonly by: Point }
  /** The selection is put down so far from where it was. */
  | { readonly do: "drop"; readonly by: Point }
  /** What was picked up goes where one pointed, in canvas units. */
  | { readonly do: "dropAt"; readonly at: Point }
  | { readonly do: "putBack" }
  | { readonly do: "menu"; readonly at: Point; readonly hit: Hit };

export interface Step {
  readonly gesture: Gesture;
  readonly effects: readonly Effect[];
}

export function step(gesture: Gesture, input: Input): Step {
  if (input.type === "escape") {
    return to(IDLE, ...undone(gesture));
  }
  switch (gesture.is) {
    case "idle":
      return fromIdle(input);
    case "press":
      return fromPress(gesture, input);
    case "pan":
      return fromPan(gesture, input);
    case "lasso":
      return fromLasso(gesture, input);
    case "drag":
      return fromDrag(gesture, input);
    case "pinch":
      return fromPinch(gesture, input);
    case "carry":
      return fromCarry(gesture, input);
  }
}

function fromIdle(input: Input): Step {
  switch (input.type) {
    case "down":
      return pressed(input);
    case "pickUp":
      return to({ is: "carry", by: { x: 0, y: 0 }, pickedUp: true }, { do: "lift" });
    case "nudge":
      return to(
        { is: "carry", by: input.by, pickedUp: false },
        { do: "lift" },
        { do: "carry", by: input.by },
      );
    default:
      return to(IDLE);
  }
}

function pressed(input: Extract<Input, { type: "down" }>): Step {
  const down = touch(input);
  const { hit, finger, more, placing = false } = input;
  if (input.grab) {
    return to({ is: "pan", last: down, finger });
  }
  const press: Gesture = { is: "press", down, hit, finger, more, placing };
  // A note is chosen as soon as it is pressed, so that a drag takes what one sees chosen. A finger may be the first
  // of two that pinch: it chooses once it moves or leaves.
  const chooses = hit.on === "piece" && !hit.chosen && !more && !finger && !placing;
  return chooses ? to(press, { do: "select", id: hit.id, how: "only" }) : to(press);
}

function fromPress(gesture: Extract<Gesture, { is: "press" }>, input: Input): Step {
  const { down, hit, finger, more, placing } = gesture;
  if (input.type === "down" && finger && input.finger) {
    return to({ is: "pinch", one: down, other: touch(input) });
  }
  if (!("pointer" in input) || input.pointer !== down.pointer) {
    return to(gesture);
  }
  if (input.type === "held") {
    return finger && !placing ? to(IDLE, { do: "menu", at: down.at, hit }) : to(gesture);
  }
  if (input.type === "up") {
    return to(IDLE, ...clicked(gesture));
  }
  if (input.type === "lost") {
    return to(IDLE);
  }
  if (distance(down.at, input.at) < (finger ? SLOP_TOUCH : SLOP_MOUSE)) {
    return to(gesture);
  }
  if (hit.on === "piece" && !placing) {
    const by = minus(input.sheet, down.sheet);
    const late = !hit.chosen && (more || finger);
    const chooses: Effect[] = late ? [{ do: "select", id: hit.id, how: more ? "add" : "only" }] : [];
    return to({ is: "drag", down, by }, ...chooses, { do: "lift" }, { do: "carry", by });
  }
  if (finger || placing) {
    return to({ is: "pan", last: touch(input), finger }, { do: "pan", by: minus(input.at, down.at) });
  }
  return to({ is: "lasso", down, more }, { do: "lasso", box: between(down.sheet, input.sheet) });
}

function clicked({ down, hit, more, finger, placing }: Extract<Gesture, { is: "press" }>): Effect[] {
  if (placing) {
    return [{ do: "dropAt", at: down.sheet }];
  }
  if (hit.on === "piece") {
    return more || finger || hit.chosen ? [{ do: "select", id: hit.id, how: more ? "toggle" : "only" }] : [];
  }
  return more ? [] : [{ do: "choose", zone: hit.on === "zone" ? hit.id : null }];
}

function fromPan(gesture: Extract<Gesture, { is: "pan" }>, input: Input): Step {
  const { last, finger } = gesture;
  if (input.type === "down" && finger && input.finger) {
    return to({ is: "pinch", one: last, other: touch(input) });
  }
  if (!("pointer" in input) || input.pointer !== last.pointer) {
    return to(gesture);
  }
  if (input.type === "move") {
    return to({ is: "pan", last: touch(input), finger }, { do: "pan", by: minus(input.at, last.at) });
  }
  return to(input.type === "held" ? gesture : IDLE);
}

function fromLasso(gesture: Extract<Gesture, { is: "lasso" }>, input: Input): Step {
  const { down, more } = gesture;
  if (!("pointer" in input) || input.pointer !== down.pointer) {
    return to(gesture);
  }
  switch (input.type) {
    case "move":
      return to(gesture, { do: "lasso", box: between(down.sheet, input.sheet) });
    case "up":
      return to(
        IDLE,
        { do: "lasso", box: null },
        { do: "selectWithin", box: between(down.sheet, input.sheet), more },
      );
    case "lost":
      return to(IDLE, { do: "lasso", box: null });
    default:
      return to(gesture);
  }
}

function fromDrag(gesture: Extract<Gesture, { is: "drag" }>, input: Input): Step {
  const { down } = gesture;
  // A second hand or a palm does no harm to a drag.
  if (!("pointer" in input) || input.pointer !== down.pointer) {
    return to(gesture);
  }
  switch (input.type) {
    case "move": {
      const by = minus(input.sheet, down.sheet);
      return to({ is: "drag", down, by }, { do: "carry", by });
    }
    case "up":
      return to(IDLE, { do: "drop", by: minus(input.sheet, down.sheet) });
    case "lost":
      return to(IDLE, { do: "putBack" });
    default:
      return to(gesture);
  }
}

function fromPinch(gesture: Extract<Gesture, { is: "pinch" }>, input: Input): Step {
  const { one, other } = gesture;
  if (!("pointer" in input) || (input.pointer !== one.pointer && input.pointer !== other.pointer)) {
    return to(gesture);
  }
  const stays = input.pointer === one.pointer ? other : one;
  if (input.type === "up" || input.type === "lost") {
    return to({ is: "pan", last: stays, finger: true });
  }
  if (input.type !== "move") {
    return to(gesture);
  }
  const moves = touch(input);
  const before = input.pointer === one.pointer ? one : other;
  const factor = distance(moves.at, stays.at) / Math.max(distance(before.at, stays.at), 1);
  const at = middle(moves.at, stays.at);
  const next: Gesture = { is: "pinch", one: stays, other: moves };
  return to(next, { do: "pinch", at, by: minus(at, middle(before.at, stays.at)), factor });
}

function fromCarry(gesture: Extract<Gesture, { is: "carry" }>, input: Input): Step {
  switch (input.type) {
    case "nudge": {
      const by = { x: gesture.by.x + input.by.x, y: gesture.by.y + input.by.y };
      return to({ ...gesture, by }, { do: "carry", by });
    }
    case "pickUp":
      return to({ ...gesture, pickedUp: true });
    case "putDown":
      return to(IDLE, { do: "drop", by: gesture.by });
    default:
      return to(gesture);
  }
}

/** What takes a gesture back that is under way. */
function undone(gesture: Gesture): Effect[] {
  switch (gesture.is) {
    case "drag":
    case "carry":
      return [{ do: "putBack" }];
    case "lasso":
      return [{ do: "lasso", box: null }];
    default:
      return [];
  }
}

function to(gesture: Gesture, ...effects: Effect[]): Step {
  return { gesture, effects };
}

function touch(input: { pointer: number; at: Point; sheet: Point }): Touch {
  return { pointer: input.pointer, at: input.at, sheet: input.sheet };
}

function minus(one: Point, other: Point): Point {
  return { x: one.x - other.x, y: one.y - other.y };
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
