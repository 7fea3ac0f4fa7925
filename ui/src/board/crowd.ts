/**
 * Several hands at once: on a touch wall two people move two notes. Every hand has a gesture of its own; notes that
 * are carried by key are one more. Which pointer belongs to which gesture, and which one does nothing, is decided
 * here and nowhere else.
 */
import { distance } from "./geometry";
import { IDLE, step, type Effect, type Gesture, type Input } from "./gesture";

/** Whose gesture the keys' is. Pointers have numbers from 0 on. */
export const KEYS = -1;
/** Two fingers farther apart than this belong to two people, in CSS pixels: no hand spans it. */
const TWO_PEOPLE = 420;

/** The gestures under way, by who began them. */
export type Crowd = ReadonlyMap<number, Gesture>;

/** What is to be done for one hand. */
export interface Deed {
  readonly hand: number;
  readonly effects: readonly Effect[];
}

export interface CrowdStep {
  readonly crowd: Crowd;
  readonly deeds: readonly Deed[];
}

type Down = Extract<Input, { type: "down" }>;

export function stepAll(crowd: Crowd, input: Input): CrowdStep {
  switch (input.type) {
    case "escape":
      return {
        crowd: new Map(),
        deeds: [...crowd].map(([hand, gesture]) => ({ hand, effects: step(gesture, input).effects })),
      };
    case "pickUp":
    case "putDown":
    case "nudge":
      // A hand is at work: keys wait.
      return crowd.size === 0 || crowd.has(KEYS) ? next(crowd, KEYS, input) : still(crowd);
    case "down":
      return pressed(crowd, input);
    default: {
      const hand = holderOf(crowd, input.pointer);
      return hand === null ? still(crowd) : next(crowd, hand, input);
    }
  }
}

/** Who holds a pointer; null when it does nothing. */
export function holderOf(crowd: Crowd, pointer: number): number | null {
  for (const [hand, gesture] of crowd) {
    if (holds(gesture, pointer)) {
      return hand;
    }
  }
  return null;
}

function pressed(crowd: Crowd, input: Down): CrowdStep {
  const carry = crowd.get(KEYS);
  if (carry?.is === "carry" && !carry.pickedUp) {
    // A hand on the board puts down what the keys carried.
    const put = next(crowd, KEYS, { type: "putDown" });
    const begun = pressed(put.crowd, input);
    return { crowd: begun.crowd, deeds: [...put.deeds, ...begun.deeds] };
  }
  const down = carry ? { ...input, placing: true } : input;
  const hands = [...crowd].filter(([hand]) => hand !== KEYS);
  const [first] = hands;
  if (!first) {
    return next(crowd, input.pointer, down);
  }
  if (!input.finger || crowd.has(input.pointer)) {
    return still(crowd);
  }
  const [hand, gesture] = first;
  if (hands.length === 1 && opens(gesture) && !isAnother(gesture, input)) {
    return next(crowd, hand, down);
  }
  // Beside a hand at work another may take a note. Anything else is a palm, a sleeve, a third finger.
  const works = hands.every(([, each]) => each.is === "drag" || each.is === "press");
  return works && input.hit.on === "piece" && !carry ? next(crowd, input.pointer, down) : still(crowd);
}

/** Whether a second finger makes it a pinch. */
function opens(gesture: Gesture): boolean {
  return (gesture.is === "press" || gesture.is === "pan") && gesture.finger;
}

/** Whether a finger beside one that has not moved yet is somebody else's. */
function isAnother(gesture: Gesture, { hit, at }: Down): boolean {
  if (gesture.is !== "press" || gesture.hit.on !== "piece" || hit.on !== "piece") {
    return false;
  }
  return hit.id !== gesture.hit.id && distance(gesture.down.at, at) > TWO_PEOPLE;
}

function next(crowd: Crowd, hand: number, input: Input): CrowdStep {
  const { gesture, effects } = step(crowd.get(hand) ?? IDLE, input);
  const after = new Map(crowd);
  if (gesture.is === "idle") {
    after.delete(hand);
  } else {
    after.set(hand, gesture);
  }
  if (effects.some((effect) => effect.do === "dropAt")) {
    // What the pointer says holds for what was picked up.
    after.delete(KEYS);
    return { crowd: after, deeds: [{ hand: KEYS, effects }] };
  }
  return { crowd: after, deeds: [{ hand, effects }] };
}

function holds(gesture: Gesture, pointer: number): boolean {
  switch (gesture.is) {
    case "press":
    case "lasso":
    case "drag":
      return gesture.down.pointer === pointer;
    case "pan":
      return gesture.last.pointer === pointer;
    case "pinch":
      return gesture.one.pointer === pointer || gesture.other.pointer === pointer;
    default:
      return false;
  }
}

function still(crowd: Crowd): CrowdStep {
  return { crowd, deeds: [] };
}

/** Whether some hand is at one of these. */
export function isDoing(crowd: Crowd, ...kinds: readonly Gesture["is"][]): boolean {
  return [...crowd.values()].some((gesture) => kinds.includes(gesture.is));
}
