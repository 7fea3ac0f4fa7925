import { describe, expect, test } from "vitest";

import { KEYS, stepAll, type Crowd, type Deed } from "./crowd";
import type { Hit, Input } from "./gesture";

const zone: Hit = { on: "zone", id: "technology" };

function piece(id: string): Hit {
  return { on: "piece", id, chosen: false };
}

function finger(pointer: number, hit: Hit, x: number, y: number): Input {
  const at = { x, y };
  return { type: "down", pointer, at, sheet: at, hit, finger: true, more: false, grab: false };
}

function at(type: "move" | "up", pointer: number, x: number, y: number): Input {
  return { type, pointer, at: { x, y }, sheet: { x, y } };
}

function play(...inputs: Input[]): { crowd: Crowd; deeds: string[] } {
  let crowd: Crowd = new Map();
  const deeds: Deed[] = [];
  for (const input of inputs) {
    const next = stepAll(crowd, input);
    crowd = next.crowd;
    deeds.push(...next.deeds);
  }
  return { crowd, deeds: deeds.flatMap(({ hand, effects }) => effects.map((each) => `${hand} ${each.do}`)) };
}

describe("two people", () => {
  test("drag two notes at once, each with an end of its own", () => {
    const { crowd, deeds } = play(
      finger(1, piece("a"), 100, 100),
      at("move", 1, 140, 100),
      finger(2, piece("b"), 300, 100),
      at("move", 2, 300, 160),
      at("move", 1, 180, 100),
      at("up", 2, 300, 200),
      at("up", 1, 200, 100),
    );
    expect(crowd.size).toBe(0);
    expect(deeds).toEqual([
      "1 select",
      "1 lift",
      "1 carry",
      "2 select",
      "2 lift",
      "2 carry",
      "1 carry",
      "2 drop",
      "1 drop",
    ]);
  });

  test("may press at the same moment when they stand apart", () => {
    const { deeds } = play(
      finger(1, piece("a"), 100, 100),
      finger(2, piece("b"), 900, 100),
      at("move", 1, 140, 100),
      at("move", 2, 900, 160),
    );
    expect(deeds).toEqual(["1 select", "1 lift", "1 carry", "2 select", "2 lift", "2 carry"]);
  });
});

describe("one hand", () => {
  test("pinches with two fingers, whatever lies under them", () => {
    const { deeds } = play(
      finger(1, piece("a"), 100, 100),
      finger(2, piece("b"), 300, 100),
      at("move", 2, 340, 100),
    );
    expect(deeds).toEqual(["1 pinch"]);
  });

  test("is not disturbed by a third finger, a palm or a mouse", () => {
    const mouse: Input = { ...finger(9, piece("c"), 10, 10), finger: false } as Input;
    const { crowd, deeds } = play(
      finger(1, zone, 100, 100),
      finger(2, zone, 200, 100),
      finger(3, piece("c"), 500, 500),
      at("move", 3, 700, 700),
      mouse,
      at("up", 3, 700, 700),
      at("move", 2, 240, 100),
    );
    expect(deeds).toEqual(["1 pinch"]);
    expect(crowd.size).toBe(1);
  });

  test("drags on while a palm lies beside it", () => {
    const { deeds } = play(
      finger(1, piece("a"), 100, 100),
      at("move", 1, 140, 100),
      finger(2, zone, 300, 300),
      at("move", 2, 350, 350),
      at("up", 2, 350, 350),
      at("up", 1, 150, 100),
    );
    expect(deeds).toEqual(["1 select", "1 lift", "1 carry", "1 drop"]);
  });
});

describe("notes that were picked up", () => {
  test("go where one taps, also after moving the view with one and two fingers", () => {
    const { crowd, deeds } = play(
      { type: "pickUp" },
      finger(1, zone, 100, 100),
      at("move", 1, 160, 100),
      at("up", 1, 160, 100),
      finger(2, zone, 100, 100),
      finger(3, zone, 200, 100),
      at("move", 3, 260, 100),
      at("up", 3, 260, 100),
      at("up", 2, 100, 100),
      finger(4, piece("b"), 400, 300),
      at("up", 4, 400, 300),
    );
    expect(crowd.size).toBe(0);
    expect(deeds).toEqual([`${KEYS} lift`, "1 pan", "2 pinch", `${KEYS} dropAt`]);
  });

  test("are put down by a hand when a key only nudged them", () => {
    const { deeds } = play({ type: "nudge", by: { x: 10, y: 0 } }, finger(1, zone, 5, 5), at("up", 1, 5, 5));
    expect(deeds).toEqual([`${KEYS} lift`, `${KEYS} carry`, `${KEYS} drop`, "1 choose"]);
  });

  test("keys wait while a hand is at work", () => {
    const { deeds } = play(finger(1, piece("a"), 0, 0), at("move", 1, 40, 0), { type: "pickUp" });
    expect(deeds).toEqual(["1 select", "1 lift", "1 carry"]);
  });
});

test("Escape takes everything back that every hand is at", () => {
  const { crowd, deeds } = play(
    finger(1, piece("a"), 100, 100),
    at("move", 1, 140, 100),
    finger(2, piece("b"), 300, 100),
    at("move", 2, 300, 160),
    { type: "escape" },
    at("up", 1, 0, 0),
  );
  expect(crowd.size).toBe(0);
  expect(deeds.slice(-2)).toEqual(["1 putBack", "2 putBack"]);
});
