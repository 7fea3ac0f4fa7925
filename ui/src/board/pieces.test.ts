import { beforeEach, describe, expect, test } from "vitest";

import { FakeMirror, note } from "./fixture";
import { notesIn, type Piece, Pieces } from "./pieces";

let mirror: FakeMirror;

beforeEach(() => {
  mirror = new FakeMirror();
  mirror.notes.set("a", note());
  mirror.notes.set("b", note({ x: 200, order: 2 }));
  mirror.notes.set("elsewhere", note({ canvas: "journey" }));
  mirror.notes.set("s1", note({ cluster: "stack", colour: "green" }));
  mirror.notes.set("s2", note({ cluster: "stack", colour: "blue" }));
  mirror.clusters.set("stack", {
    canvas: "strategy",
    zone: null,
    title: "Reviews",
    x: 900,
    y: 300,
    order: 1,
  });
});

const change = { notes: [], clusters: [], canvases: [] };

describe("pieces", () => {
  test("are the notes of this sheet on their own and its stacks with what lies in them", () => {
    const pieces = new Pieces(mirror, "strategy");
    expect([...pieces.values()].map((piece) => piece.id)).toEqual(["a", "b", "stack"]);
    expect(pieces.get("stack")).toMatchObject({ kind: "stack", count: 2, colour: "green" });
  });

  test("the one that is drawn last is the one under the pointer", () => {
    const pieces = new Pieces(mirror, "strategy");
    expect(pieces.at(250, 350)?.id).toBe("b");
    expect(pieces.at(150, 350)?.id).toBe("a");
    expect(pieces.at(99, 350)).toBeUndefined();
  });

  test("a change names the places where a piece was and is", () => {
    const pieces = new Pieces(mirror, "strategy");
    mirror.notes.set("a", note({ x: 3000, zone: "technology" }));
    const done = pieces.apply({ ...change, notes: ["a"] });
    expect(done.places.map((box) => Math.round(box.x + box.width / 2))).toEqual([210, 3110]);
    expect([...done.zones]).toEqual(["social-service", "technology"]);
    expect(pieces.at(150, 350)).toBeUndefined();
  });

  test("a note dealt out of a stack lies on its own, and the stack counts one fewer", () => {
    const pieces = new Pieces(mirror, "strategy");
    mirror.notes.set("s1", note({ x: 2000 }));
    const done = pieces.apply({ ...change, notes: ["s1"] });
    expect([...done.ids].sort()).toEqual(["s1", "stack"]);
    expect(pieces.get("stack")).toMatchObject({ count: 1, colour: "blue" });
    expect(pieces.at(2100, 350)?.id).toBe("s1");
  });

  test("the notes of a stack come into sight where it is spread out, and go out of it again", () => {
    const pieces = new Pieces(mirror, "strategy");
    const stack = mirror.clusters.get("stack");
    if (!stack) throw new Error("the stack is there");
    mirror.clusters.set("stack", { ...stack, open: true });
    mirror.notes.set("s1", note({ cluster: "stack", x: 2000 }));
    const spread = pieces.apply({ ...change, notes: ["s1"], clusters: ["stack"] });
    expect([...spread.ids].sort()).toEqual(["s1", "s2", "stack"]);
    expect(pieces.at(2100, 350)?.id).toBe("s1");
    expect(pieces.get("stack")).toMatchObject({ count: 2 });
    mirror.clusters.set("stack", stack);
    pieces.apply({ ...change, clusters: ["stack"] });
    expect([...pieces.values()].map((piece) => piece.id)).toEqual(["a", "b", "stack"]);
  });

  test("the room reads what lies face up in a zone, and not what is blank", () => {
    const type = (id: string, size: number) => {
      const text = mirror.texts.get(id);
      if (text) mirror.texts.set(id, { ...text, typeSize: size });
    };
    mirror.put("large", note({ text: "Large", zone: "technology" }));
    mirror.put("small", note({ text: "Small", zone: "technology" }));
    type("large", 80);
    type("small", 40);
    const read = () => {
      const pieces = new Pieces(mirror, "strategy");
      return [pieces.largestType, pieces.smallerThan(60)];
    };
    expect(read()).toEqual([80, 1]);
    for (const out of [{ zone: null }, { hidden: true }, { text: "" }]) {
      mirror.notes.set("large", note({ text: "Large", zone: "technology", ...out }));
      expect(read()).toEqual([40, 1]);
    }
  });

  test("what is gone is gone", () => {
    const pieces = new Pieces(mirror, "strategy");
    mirror.notes.delete("a");
    mirror.clusters.delete("stack");
    expect(pieces.apply({ ...change, notes: ["a"], clusters: ["stack"] }).places).toHaveLength(2);
    expect(pieces.size).toBe(1);
  });

  test("a snapshot or another paper is read anew", () => {
    const pieces = new Pieces(mirror, "strategy");
    mirror.notes.clear();
    expect(pieces.apply({ ...change, canvases: ["strategy"] }).all).toBe(true);
    expect(pieces.get("a")).toBeUndefined();
    expect(pieces.apply({ ...change, all: true }).all).toBe(true);
  });
});

test("a stack counts as its notes", () => {
  const pieces = [{ kind: "note" }, { kind: "stack", count: 3 }, { kind: "stack", count: 0 }] as Piece[];
  expect(notesIn(pieces)).toBe(5);
});
