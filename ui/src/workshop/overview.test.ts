import { describe, expect, it } from "vitest";

import { STRATEGY, action, canvas, note, zone } from "./example";
import {
  hasCrossings,
  assumedZones,
  candidatesFor,
  crossingCells,
  crossingId,
  isGap,
  notesOfZone,
} from "./overview";
import { strategySheet, voicesOfZone, zoneOn, zonesOfKind } from "./overview";

const STEPS = ["step-a", "step-b"];
const HANDLES = ["handle-a", "handle-b"];
const PAIR = { step: "step-a", handle: "handle-a" };

describe("the crossings", () => {
  it("count an action at every pair of its steps and handles", () => {
    const actions = new Map([["a", action("A", { steps: STEPS, handles: ["handle-b"] })]]);
    const cells = crossingCells(STEPS, HANDLES, new Map(), actions, new Map());
    expect([...cells].filter(([, cell]) => cell.actions.length > 0).map(([id]) => id)).toEqual([
      "step-a--handle-b",
      "step-b--handle-b",
    ]);
  });

  it("count a note at its one crossing", () => {
    const notes = new Map([["n", note("N", { crossing: PAIR })]]);
    const cells = crossingCells(STEPS, HANDLES, notes, new Map(), new Map());
    expect([...cells.values()].map((cell) => cell.notes.length)).toEqual([1, 0, 0, 0]);
  });

  it("are a gap without note, action and reason", () => {
    const notes = new Map([["n", note("N", { crossing: PAIR })]]);
    const marked = { step: "step-b", handle: "handle-b", reason: "Later" };
    const cells = crossingCells(STEPS, HANDLES, notes, new Map(), new Map([[crossingId(marked), marked]]));
    expect([...cells.values()].filter(isGap).map(({ pair }) => crossingId(pair))).toEqual([
      "step-a--handle-b",
      "step-b--handle-a",
    ]);
  });

  it("are offered the notes of their step and handle that have none yet", () => {
    const notes = new Map([
      ["in-step", note("1")],
      ["in-handle", note("2", { zone: "handle-a" })],
      ["elsewhere", note("3", { zone: "step-b" })],
      ["taken", note("4", { crossing: { step: "step-a", handle: "handle-b" } })],
    ]);
    expect(candidatesFor(notes, PAIR).map(([id]) => id)).toEqual(["in-handle", "in-step"]);
  });
});

describe("a zone", () => {
  it("has its notes in order, equal ones by id", () => {
    const notes = new Map([
      ["c", note("c", { order: 2 })],
      ["b", note("b")],
      ["a", note("a")],
      ["d", note("d", { zone: null })],
    ]);
    expect(notesOfZone(notes, "strategy", "step-a").map(([id]) => id)).toEqual(["a", "b", "c"]);
    expect(notesOfZone(notes, "strategy", null).map(([id]) => id)).toEqual(["d"]);
  });

  it("counts its voices", () => {
    const notes = new Map([
      ["a", note("a", { voice: "customer" })],
      ["b", note("b", { voice: "customer" })],
      ["c", note("c")],
    ]);
    expect(Object.fromEntries(voicesOfZone(notes, "strategy", "step-a"))).toEqual({
      customer: 2,
      assumption: 1,
    });
  });

  it("is found by its kind, in reading order", () => {
    expect(zonesOfKind(STRATEGY, "handle").map(([id]) => id)).toEqual(HANDLES);
  });
});

it("names the zones in which everything is an assumption", () => {
  const notes = new Map([
    ["a", note("A")],
    ["b", note("B", { zone: "step-b" })],
    ["c", note("C", { zone: "step-b", voice: "customer" })],
    ["d", note("D", { canvas: "other" })],
  ]);
  const found = assumedZones(new Map([["strategy", STRATEGY]]), notes);
  expect(found.map(({ canvas, id }) => [canvas, id])).toEqual([["strategy", "step-a"]]);
});

it("takes the steps of the sheet at hand, or else of the first that has any", () => {
  const opening = { ...canvas({ part: zone("part", 1) }), order: 0 };
  const canvases = new Map([
    ["opening", opening],
    ["strategy", STRATEGY],
  ]);
  expect(strategySheet(canvases, "opening")).toBe(STRATEGY);
  expect(strategySheet(canvases, "strategy")).toBe(STRATEGY);
  expect(strategySheet(new Map([["opening", opening]]), "opening")).toBe(opening);
  // One with steps alone gives way to one on which they cross.
  const steps = { ...canvas({ step: zone("step", 1) }), order: 0 };
  expect(strategySheet(new Map([...canvases, ["steps", steps]]), "steps")).toBe(STRATEGY);
  expect(strategySheet(new Map([["steps", steps]]), "")).toBe(steps);
});

it("has crossings only where steps and handles are on one sheet", () => {
  const opening = canvas({ part: zone("part", 1) });
  const steps = canvas({ step: zone("step", 1) });
  expect(hasCrossings(new Map([["opening", opening]]))).toBe(false);
  expect(hasCrossings(new Map([["steps", steps]]))).toBe(false);
  expect(
    hasCrossings(
      new Map([
        ["opening", opening],
        ["strategy", STRATEGY],
      ]),
    ),
  ).toBe(true);
});

it("finds a zone on its own sheet only", () => {
  const canvases = new Map([["strategy", STRATEGY]]);
  expect(zoneOn(canvases, "strategy", "step-a")).toBe(STRATEGY.zones["step-a"]);
  expect([zoneOn(canvases, "other", "step-a"), zoneOn(canvases, "strategy", "constructor")]).toEqual([
    undefined,
    undefined,
  ]);
});
