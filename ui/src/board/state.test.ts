import { beforeEach, describe, expect, test, vi } from "vitest";

import { enabled, run } from "./commands";
import { away, paste, selectedNotes } from "./copying";
import { CANVAS, FakeMirror, fakeConsole, note, type FakeConsole } from "./fixture";
import type { Input } from "./gesture";
import { BoardState } from "./state.svelte";

/** The paper and type of what is written. */
const LOOK = { width: 220, height: 220, typeSize: 50 };

let mirror: FakeMirror;
let desk: FakeConsole;
let board: BoardState;

beforeEach(() => {
  vi.useFakeTimers();
  mirror = new FakeMirror();
  mirror.notes.set("a", note({ text: "Wachttijd", x: 100, y: 300 }));
  mirror.notes.set("b", note({ text: "Jaarnota", x: 400, y: 300, order: 2 }));
  mirror.notes.set("c", note({ text: "Systeem", x: 3400, y: 2300, zone: "technology" }));
  mirror.clusters.set("s", {
    canvas: "strategy",
    zone: "technology",
    title: "Reviews",
    x: 3700,
    y: 2300,
    order: 9,
  });
  desk = fakeConsole(mirror);
  board = new BoardState(() => desk.props);
  board.load();
  board.resize({ width: 1200, height: 900 }, 1);
  mirror.watch((change) => {
    board.changed(change);
  });
  return () => {
    board.hands.end();
    vi.useRealTimers();
  };
});

const chosen = () => [...desk.props.selection];

function pointer(type: "down" | "move" | "up", x: number, y: number, over: { more?: boolean } = {}): void {
  const sheet = { x, y };
  const at = board.onScreen(sheet);
  const base = { pointer: 1, at, sheet };
  if (type !== "down") {
    board.hands.feed({ type, ...base });
    return;
  }
  const target = board.targetAt(sheet);
  const piece = target.on === "note" || target.on === "stack";
  const hit = piece ? { on: "piece" as const, id: target.id, chosen: chosen().includes(target.id) } : target;
  const input: Input = { type, ...base, hit, finger: false, more: over.more ?? false, grab: false };
  board.hands.feed(input);
}

describe("choosing", () => {
  test("a click chooses a note, another beside the notes its zone", () => {
    pointer("down", 150, 350);
    pointer("up", 150, 350);
    expect(chosen()).toEqual(["a"]);
    pointer("down", 1000, 800);
    pointer("up", 1000, 800);
    expect(chosen()).toEqual([]);
    expect(desk.props.zone).toBe("social-service");
  });

  test("a lasso chooses what it touches, and Ctrl+A everything", () => {
    pointer("down", 700, 700);
    pointer("move", 350, 400);
    pointer("up", 300, 400);
    expect(chosen()).toEqual(["a", "b"]);
    run(board, { do: "selectAll" });
    expect(chosen().sort()).toEqual(["a", "b", "c", "s"]);
  });

  test("the arrows walk in reading order, the selection follows, Shift chooses more", () => {
    run(board, { do: "focus", to: "next", extend: false });
    expect(desk.props.zone).toBe("social-service");
    run(board, { do: "focus", to: "into", extend: false });
    expect(chosen()).toEqual(["a"]);
    run(board, { do: "focus", to: "next", extend: true });
    expect(chosen()).toEqual(["a", "b"]);
    run(board, { do: "focus", to: "previous", extend: true });
    expect(chosen()).toEqual(["a"]);
  });

  test("Escape lets go of the notes first, then of their zone", () => {
    board.focusOn({ on: "piece", id: "c" });
    run(board, { do: "cancel" });
    expect([chosen(), desk.props.zone]).toEqual([[], "technology"]);
    run(board, { do: "cancel" });
    expect(desk.props.zone).toBeNull();
    expect(run(board, { do: "cancel" })).toBe(false);
  });
});

test("an arrow ends at the stack that a note lies in, and none goes to the parking lot", () => {
  mirror.links.set("1", { from: "a", to: "b" });
  mirror.links.set("2", { from: "a", to: "c" });
  const ends = () => board.arrows().map(({ from, to }) => `${from} ${to}`);
  expect(ends()).toEqual(["a b", "a c"]);
  mirror.put("c", note({ x: 3700, y: 2300, zone: "technology", cluster: "s" }));
  expect(ends()).toEqual(["a b", "a s"]);
  mirror.parking.set("b", {});
  expect(ends()).toEqual(["a s"]);
  mirror.put("a", note({ cluster: "s" }));
  expect(ends()).toEqual([]);
});

test("the one chosen note is shown above those that lie over it", () => {
  mirror.put("over", note({ x: 150, y: 350, order: 7 }));
  board.focusOn({ on: "piece", id: "a" });
  expect(board.adornments().front?.id).toBe("a");
  board.focusOn({ on: "piece", id: "over" });
  expect(board.adornments().front).toBeNull();
});

describe("moving", () => {
  test("a drag asks for one move of all that is chosen, stacks too", () => {
    run(board, { do: "selectAll" });
    pointer("down", 3500, 2400);
    pointer("move", 3400, 2400);
    pointer("move", 3400.4, 2100);
    expect(board.hands.loads[0]?.ids.size).toBe(4);
    pointer("up", 3400.4, 2100);
    expect(desk.asked).toEqual([
      {
        edit: "moveNotes",
        notes: expect.arrayContaining(["a", "b", "c", "s"]) as string[],
        by: { x: -100, y: -300 },
      },
    ]);
  });

  test("shows the zone in which the note would land", () => {
    pointer("down", 150, 350);
    pointer("move", 3600, 2500);
    expect(board.adornments().drop?.id).toBe("technology");
    expect(board.hides("a")).toBe(true);
    run(board, { do: "cancel" });
    expect(board.adornments().drop).toBeNull();
    expect(board.hides("a")).toBe(false);
    expect(desk.asked).toEqual([]);
  });

  test("what was dropped stays where the hand left it until the core answers", async () => {
    pointer("down", 150, 350);
    pointer("move", 250, 350);
    pointer("up", 250, 350);
    expect(board.hides("a")).toBe(true);
    mirror.put("a", note({ x: 200 }));
    expect(board.hides("a")).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.said.at(-1)).toContain("board-said-moved");
  });

  test("a refused move goes back", async () => {
    desk.refuses = true;
    pointer("down", 150, 350);
    pointer("move", 250, 350);
    pointer("up", 250, 350);
    await vi.advanceTimersByTimeAsync(1);
    expect(board.hides("a")).toBe(false);
    expect(desk.said).toEqual([]);
  });

  test("what keys have moved is asked for at once where it must be, and only once", () => {
    board.focusOn({ on: "piece", id: "a" });
    expect(board.hands.settle()).toBeNull();
    run(board, { do: "nudge", x: 1, y: 0, far: false });
    expect(board.hands.settle()).not.toBeNull();
    expect(desk.asked).toEqual([{ edit: "moveNotes", notes: ["a"], by: { x: 10, y: 0 } }]);
    vi.advanceTimersByTime(5000);
    expect(board.hands.settle()).toBeNull();
    run(board, { do: "pickUp" });
    expect(board.hands.settle()).toBeNull();
    expect(board.hands.placing).toBe(true);
    expect(desk.asked).toHaveLength(1);
  });

  test("a burst of nudges is one move, sent when the keys rest", () => {
    board.focusOn({ on: "piece", id: "a" });
    run(board, { do: "nudge", x: 1, y: 0, far: false });
    vi.advanceTimersByTime(300);
    run(board, { do: "nudge", x: 1, y: 0, far: true });
    vi.advanceTimersByTime(600);
    expect(desk.asked).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(desk.asked).toEqual([{ edit: "moveNotes", notes: ["a"], by: { x: 60, y: 0 } }]);
  });

  test("picked up, carried, put down by key", () => {
    board.focusOn({ on: "piece", id: "a" });
    run(board, { do: "pickUp" });
    run(board, { do: "nudge", x: 0, y: 1, far: true });
    vi.advanceTimersByTime(60000);
    expect(desk.asked).toEqual([]);
    run(board, { do: "pickUp" });
    expect(desk.asked).toEqual([{ edit: "moveNotes", notes: ["a"], by: { x: 0, y: 50 } }]);
    expect(desk.said[0]).toContain("board-said-picked-up");
  });
});

describe("writing", () => {
  test("a note begun at a place is made there, with its middle under the pointer", () => {
    board.editor.beginAt({ x: 1000, y: 800 });
    board.editor.commit("Nieuw", false, LOOK);
    expect(desk.asked).toMatchObject([{ edit: "addNote", text: "Nieuw", at: { x: 890, y: 690 } }]);
    expect(desk.asked[0]).not.toHaveProperty("zone");
  });

  test("Enter takes a note in and begins the next, beside the one just sent", () => {
    board.editor.beginIn("social-service");
    const first = board.editor.writing;
    board.editor.commit("Een", true, LOOK);
    const second = board.editor.writing;
    expect(second?.fresh).toBe(true);
    expect(second?.box).not.toEqual(first?.box);
    board.editor.commit("Twee", true, LOOK);
    board.editor.end("", LOOK);
    expect(desk.said.at(-1)).toBe("board-said-not-written");
    expect(desk.asked).toMatchObject([
      { edit: "addNote", zone: "social-service", text: "Een" },
      { edit: "addNote", zone: "social-service", text: "Twee" },
    ]);
  });

  test("a note that is still empty makes room for the one before, which grew", () => {
    board.editor.beginIn("social-service");
    board.editor.commit("Een", true, LOOK);
    const before = board.editor.writing?.box;
    const { id } = desk.asked[0] as { id: string };
    mirror.put(id, note({ text: "Een", x: 640, y: 250, width: 500, height: 500 }));
    const after = board.editor.writing?.box;
    expect(after).not.toEqual(before);
    board.editor.touch();
    mirror.put("late", note({ ...after }));
    expect(board.editor.writing?.box).toEqual(after);
  });

  test("nothing written makes no note, and Enter then ends the writing", () => {
    board.editor.beginIn("technology");
    board.editor.commit("  \n", true, LOOK);
    expect(board.editor.writing).toBeNull();
    expect(desk.asked).toEqual([]);
  });

  test("Enter on a note opens it, unchanged words ask for nothing", () => {
    board.focusOn({ on: "piece", id: "a" });
    expect(run(board, { do: "edit" })).toBe(true);
    expect(board.hides("a")).toBe(true);
    board.editor.commit("Wachttijd", true, LOOK);
    expect(desk.asked).toEqual([]);
    run(board, { do: "edit" });
    board.editor.commit("Wachttijd aan de telefoon\n", true, LOOK);
    expect(desk.asked).toEqual([{ edit: "setText", note: "a", text: "Wachttijd aan de telefoon" }]);
  });

  test("a note that lies face down does not open", () => {
    mirror.put("a", note({ hidden: true }));
    board.focusOn({ on: "piece", id: "a" });
    expect(enabled(board, { do: "edit" })).toBe(false);
    expect(run(board, { do: "edit" })).toBe(false);
    expect(desk.said.at(-1)).toBe("blind-face-down");
    expect(board.editor.open("a")).toBe(false);
    expect(board.editor.writing).toBeNull();
  });

  test("Escape ends the writing and keeps the words; nothing written makes no note", () => {
    board.editor.open("a");
    board.editor.end("Wachttijd", LOOK);
    board.editor.beginIn("technology");
    board.editor.end("  ", LOOK);
    expect(desk.asked).toEqual([]);
    expect(board.hides("a")).toBe(false);
    board.editor.beginIn("technology");
    board.editor.end("Half een gedachte", LOOK);
    expect(desk.asked).toMatchObject([{ edit: "addNote", zone: "technology", text: "Half een gedachte" }]);
    expect(board.editor.writing).toBeNull();
  });

  test("words are taken in while the writing goes on, and only once", () => {
    board.editor.beginIn("technology");
    const { id } = board.editor.writing ?? {};
    board.editor.save("Klanten wil");
    board.editor.save("Klanten wil");
    expect(board.editor.writing).toMatchObject({ id, fresh: false, text: "Klanten wil" });
    board.editor.commit("Klanten willen bellen", false, LOOK);
    expect(desk.asked).toMatchObject([
      { edit: "addNote", id, text: "Klanten wil" },
      { edit: "setText", note: id, text: "Klanten willen bellen" },
    ]);
  });

  test("taken-in words that are refused are asked again at the end", async () => {
    desk.refuses = true;
    board.editor.beginIn("technology");
    board.editor.save("Te veel");
    await vi.advanceTimersByTimeAsync(1);
    desk.refuses = false;
    board.editor.commit("Te veel", false, LOOK);
    expect(desk.asked.at(-1)).toMatchObject({ edit: "addNote", text: "Te veel" });
  });

  test("refused words stand in the editor again", async () => {
    desk.refuses = true;
    board.editor.beginIn("technology");
    board.editor.commit("Te veel", false, LOOK);
    await vi.advanceTimersByTimeAsync(1);
    expect(board.editor.writing?.text).toBe("Te veel");
  });
});

describe("commands", () => {
  test("pasted lines become notes of the chosen zone in one step", () => {
    board.chooseZone("buy-in");
    paste(board, "een\ntwee\n\n", "");
    expect(desk.asked).toMatchObject([
      {
        edit: "batch",
        edits: [
          { edit: "addNote", zone: "buy-in", text: "een" },
          { edit: "addNote", zone: "buy-in", text: "twee" },
        ],
      },
    ]);
  });

  test("copied notes come back as notes, not as lines", () => {
    board.choose(new Set(["b", "a"]), null);
    const content = selectedNotes(board);
    expect(content?.text).toBe("Wachttijd\nJaarnota");
    paste(board, "ignored", content?.notes ?? "");
    expect(desk.asked).toMatchObject([
      { edit: "batch", edits: [{ text: "Wachttijd" }, { text: "Jaarnota" }] },
    ]);
  });

  test("cutting leaves stacks where they are, since they are not copied", () => {
    run(board, { do: "selectAll" });
    away(board, true);
    expect(desk.asked).toEqual([
      { edit: "deleteNotes", notes: expect.arrayContaining(["a", "b", "c"]) as string[] },
    ]);
  });

  test("a sheet that grows stays whole in view", () => {
    mirror.canvases.set("strategy", { ...CANVAS, sheet: "a1" });
    mirror.tell({ canvases: ["strategy"] });
    expect(board.onScreen({ x: 8410, y: 5940 }).x).toBeLessThanOrEqual(1200);
    run(board, { do: "zoomIn" });
    const { camera } = board;
    mirror.tell({ canvases: ["strategy"] });
    expect(board.camera).toEqual(camera);
  });

  test("a duplicate lies a little aside and is then chosen", async () => {
    board.focusOn({ on: "piece", id: "a" });
    run(board, { do: "duplicate" });
    expect(desk.asked).toMatchObject([{ edit: "addNote", text: "Wachttijd", at: { x: 140, y: 340 } }]);
    const made = desk.asked[0] as { id: string };
    mirror.put(made.id, note({ x: 140, y: 340 }));
    await vi.advanceTimersByTimeAsync(1);
    expect(chosen()).toEqual([made.id]);
  });

  test("deleting takes notes and stacks in one step and goes on to the next note", () => {
    board.choose(new Set(["a", "s"]), null);
    run(board, { do: "delete" });
    expect(desk.asked).toEqual([
      {
        edit: "batch",
        edits: [
          { edit: "deleteNotes", notes: ["a"] },
          { edit: "deleteStack", cluster: "s" },
        ],
      },
    ]);
    expect(board.focus).toEqual({ on: "piece", id: "b" });
  });

  test("colour, size and voice are set on all chosen notes, not on stacks", () => {
    run(board, { do: "selectAll" });
    run(board, { do: "colour", colour: "green" });
    expect(desk.asked).toMatchObject([{ edit: "setNotes", colour: "green" }]);
    expect(desk.asked[0]).toHaveProperty("notes", expect.not.arrayContaining(["s"]));
  });

  test("a workshop that is read only is looked at, not changed", () => {
    let refused = 0;
    desk.props.readOnly = true;
    desk.props.onrefused = () => (refused += 1);
    board.focusOn({ on: "piece", id: "a" });
    for (const wanted of ["add", "edit", "delete", "duplicate", "paste", "pickUp"] as const) {
      expect(enabled(board, { do: wanted }), wanted).toBe(false);
    }
    pointer("down", 150, 350);
    pointer("move", 800, 600);
    pointer("up", 800, 600);
    expect(board.editor.beginIn("technology")).toBe(false);
    expect(run(board, { do: "delete" })).toBe(false);
    expect(refused).toBe(3);
    expect(desk.asked).toEqual([]);
    expect(enabled(board, { do: "copy" })).toBe(true);
  });

  test("zooming to the sheet shows all of it, to the selection the selection", () => {
    run(board, { do: "zoomActual" });
    run(board, { do: "zoomSheet" });
    const corner = board.onScreen({ x: 4200, y: 2970 });
    expect(corner.x).toBeLessThanOrEqual(1200);
    expect(corner.y).toBeLessThanOrEqual(900);
    board.focusOn({ on: "piece", id: "c" });
    run(board, { do: "zoomSelection" });
    expect(board.onScreen({ x: 3510, y: 2410 })).toEqual({ x: 600, y: 450 });
  });

  test("a note that others delete is no longer in focus", () => {
    board.focusOn({ on: "piece", id: "a" });
    mirror.notes.delete("a");
    mirror.tell({ notes: ["a"] });
    expect(board.focus.on).toBe("sheet");
  });
});
