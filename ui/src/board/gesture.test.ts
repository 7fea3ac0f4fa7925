import { describe, expect, test } from "vitest";

import { IDLE, step, type Effect, type Gesture, type Hit, type Input } from "./gesture";

const note: Hit = { on: "piece", id: "n1", chosen: false };
const chosenNote: Hit = { on: "piece", id: "n1", chosen: true };
const zone: Hit = { on: "zone", id: "technology" };

interface Down {
  finger?: boolean;
  more?: boolean;
  grab?: boolean;
  pointer?: number;
}

/** On this sheet a CSS pixel is two units. */
function down(hit: Hit, x: number, y: number, options: Down = {}): Input {
  const { finger = false, more = false, grab = false, pointer = 1 } = options;
  return { type: "down", pointer, at: { x, y }, sheet: { x: 2 * x, y: 2 * y }, hit, finger, more, grab };
}

function at(type: "move" | "up", x: number, y: number, pointer = 1): Input {
  return { type, pointer, at: { x, y }, sheet: { x: 2 * x, y: 2 * y } };
}

function play(...inputs: Input[]): { gesture: Gesture; effects: Effect[] } {
  return inputs.reduce<{ gesture: Gesture; effects: Effect[] }>(
    ({ gesture, effects }, input) => {
      const next = step(gesture, input);
      return { gesture: next.gesture, effects: [...effects, ...next.effects] };
    },
    { gesture: IDLE, effects: [] },
  );
}

const kinds = (effects: readonly Effect[]) => effects.map((effect) => effect.do).join(" ");

describe("by mouse", () => {
  test("a click on a note chooses it and nothing else", () => {
    expect(play(down(note, 10, 10), at("move", 11, 11), at("up", 11, 11))).toEqual({
      gesture: IDLE,
      effects: [{ do: "select", id: "n1", how: "only" }],
    });
  });

  test("a click with shift adds the note or takes it away", () => {
    const { effects } = play(down(note, 10, 10, { more: true }), at("up", 10, 10));
    expect(effects).toEqual([{ do: "select", id: "n1", how: "toggle" }]);
  });

  test("pressing a chosen note keeps the others chosen, clicking it does not", () => {
    expect(play(down(chosenNote, 10, 10)).effects).toEqual([]);
    expect(play(down(chosenNote, 10, 10), at("up", 10, 10)).effects).toEqual([
      { do: "select", id: "n1", how: "only" },
    ]);
  });

  test("a drag lifts, carries in canvas units and drops once", () => {
    const { gesture, effects } = play(
      down(note, 10, 10),
      at("move", 12, 10),
      at("move", 30, 10),
      at("move", 60, 20),
      at("up", 60, 20),
    );
    expect(gesture).toEqual(IDLE);
    expect(kinds(effects)).toBe("select lift carry carry drop");
    expect(effects.at(-1)).toEqual({ do: "drop", by: { x: 100, y: 20 } });
  });

  test("a drag with shift takes the note along with those chosen", () => {
    const { effects } = play(down(note, 0, 0, { more: true }), at("move", 9, 0));
    expect(effects[0]).toEqual({ do: "select", id: "n1", how: "add" });
  });

  test("a click beside the notes chooses the zone, on the pasteboard nothing", () => {
    expect(play(down(zone, 5, 5), at("up", 5, 5)).effects).toEqual([{ do: "choose", zone: "technology" }]);
    const empty: Hit = { on: "pasteboard" };
    expect(play(down(empty, 5, 5), at("up", 5, 5)).effects).toEqual([{ do: "choose", zone: null }]);
  });

  test("a drag beside the notes is a lasso, whichever way it goes", () => {
    const { effects } = play(down(zone, 50, 50), at("move", 20, 30), at("up", 10, 30));
    expect(kinds(effects)).toBe("lasso lasso selectWithin");
    expect(effects.at(-1)).toEqual({
      do: "selectWithin",
      box: { x: 20, y: 60, width: 80, height: 40 },
      more: false,
    });
  });

  test("the middle button or Space moves the view, over a note too", () => {
    const { effects } = play(down(note, 10, 10, { grab: true }), at("move", 15, 30), at("up", 15, 30));
    expect(effects).toEqual([{ do: "pan", by: { x: 5, y: 20 } }]);
  });
});

describe("by touch", () => {
  const finger = { finger: true };

  test("one finger on the sheet moves the view, on a note the note", () => {
    expect(kinds(play(down(zone, 0, 0, finger), at("move", 0, 20)).effects)).toBe("pan");
    expect(kinds(play(down(note, 0, 0, finger), at("move", 0, 20)).effects)).toBe("select lift carry");
    expect(kinds(play(down(note, 0, 0, finger), at("move", 0, 6), at("up", 0, 6)).effects)).toBe("select");
  });

  test("two fingers that begin on a note choose nothing", () => {
    const { effects } = play(
      down(note, 100, 100, finger),
      down(note, 200, 100, { finger: true, pointer: 2 }),
      at("move", 240, 100, 2),
    );
    expect(kinds(effects)).toBe("pinch");
  });

  test("two fingers pinch about their middle, and the one that stays goes on panning", () => {
    const { gesture, effects } = play(
      down(zone, 100, 100, finger),
      down(zone, 200, 100, { finger: true, pointer: 2 }),
      at("move", 300, 100, 2),
      at("up", 100, 100, 1),
      at("move", 310, 100, 2),
    );
    expect(gesture.is).toBe("pan");
    expect(effects).toEqual([
      { do: "pinch", at: { x: 200, y: 100 }, by: { x: 50, y: 0 }, factor: 2 },
      { do: "pan", by: { x: 10, y: 0 } },
    ]);
  });

  test("a finger that lies still asks for the menu, and what follows does nothing", () => {
    const { effects } = play(down(chosenNote, 8, 9, finger), { type: "held", pointer: 1 }, at("up", 8, 9));
    expect(effects).toEqual([{ do: "menu", at: { x: 8, y: 9 }, hit: chosenNote }]);
  });

  test("a palm beside a drag does no harm", () => {
    const { gesture, effects } = play(
      down(note, 0, 0, finger),
      at("move", 20, 0),
      down(zone, 400, 400, { finger: true, pointer: 2 }),
      at("move", 500, 400, 2),
      at("up", 500, 400, 2),
      at("up", 20, 0),
    );
    expect(gesture).toEqual(IDLE);
    expect(kinds(effects)).toBe("select lift carry drop");
  });

  test("a pointer that the system takes away puts everything back", () => {
    const { gesture, effects } = play(down(note, 0, 0, finger), at("move", 20, 0), {
      type: "lost",
      pointer: 1,
    });
    expect(gesture).toEqual(IDLE);
    expect(kinds(effects)).toBe("select lift carry putBack");
  });
});

describe("with notes in the hand", () => {
  test("a tap says where they go, and a drag moves the view", () => {
    const tap: Input = { ...down(note, 30, 40, { finger: true }), placing: true } as Input;
    expect(play(tap, at("up", 31, 40)).effects).toEqual([{ do: "dropAt", at: { x: 60, y: 80 } }]);
    const press: Input = { ...down(note, 30, 40), placing: true } as Input;
    expect(kinds(play(press, at("move", 60, 40), at("up", 60, 40)).effects)).toBe("pan");
  });

  test("a long press asks for no menu", () => {
    const tap: Input = { ...down(note, 30, 40, { finger: true }), placing: true } as Input;
    expect(play(tap, { type: "held", pointer: 1 }).effects).toEqual([]);
  });
});

describe("by key", () => {
  test("nudges add up and are put down as one", () => {
    const { effects } = play(
      { type: "nudge", by: { x: 10, y: 0 } },
      { type: "nudge", by: { x: 10, y: 50 } },
      { type: "putDown" },
    );
    expect(kinds(effects)).toBe("lift carry carry drop");
    expect(effects.at(-1)).toEqual({ do: "drop", by: { x: 20, y: 50 } });
  });

  test("what was picked up stays in the hand until it is put down", () => {
    const { gesture } = play({ type: "pickUp" }, { type: "nudge", by: { x: 10, y: 0 } });
    expect(gesture).toEqual({ is: "carry", by: { x: 10, y: 0 }, pickedUp: true });
  });
});

test("Escape returns to idle from everything and drops nothing", () => {
  const beginnings: Input[][] = [
    [down(note, 0, 0)],
    [down(note, 0, 0), at("move", 50, 50)],
    [down(zone, 0, 0), at("move", 50, 50)],
    [down(zone, 0, 0, { grab: true }), at("move", 5, 5)],
    [down(zone, 0, 0, { finger: true }), down(zone, 9, 9, { finger: true, pointer: 2 })],
    [{ type: "pickUp" }, { type: "nudge", by: { x: 10, y: 0 } }],
    [{ type: "nudge", by: { x: 10, y: 0 } }],
  ];
  for (const beginning of beginnings) {
    const begun = play(...beginning);
    expect(begun.gesture.is).not.toBe("idle");
    const ended = step(begun.gesture, { type: "escape" });
    expect(ended.gesture).toEqual(IDLE);
    const all = [...begun.effects, ...ended.effects];
    expect(kinds(all)).not.toContain("drop");
    const lifted = all.some((effect) => effect.do === "lift");
    expect(all.some((effect) => effect.do === "putBack")).toBe(lifted);
    expect(step(ended.gesture, at("up", 50, 50)).effects).toEqual([]);
  }
});
