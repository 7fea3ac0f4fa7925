import { describe, expect, it } from "vitest";

import { note, snapshot } from "./example";
import { Mirror, type Change, type Patched } from "./mirror.svelte";

function step(revision: number, puts: Patched["puts"]): Patched {
  return { event: "patched", revision, client: "", sequence: 0, puts, undo: null, redo: null };
}

describe("the mirror", () => {
  it("takes the next step in and tells what changed", () => {
    const mirror = new Mirror(snapshot());
    const changes: Change[] = [];
    mirror.watch((change) => changes.push(change));
    const text = { typeSize: 40, lineHeight: 48, lines: [{ text: "Hoi", hyphen: false }], cut: false };
    expect(mirror.patch(step(2, [{ record: "note", id: "n1", note: note("Hoi"), text }]))).toBe(true);
    expect(mirror.notes.get("n1")?.text).toBe("Hoi");
    expect(mirror.texts.get("n1")).toEqual(text);
    expect(changes.map(({ notes }) => notes)).toEqual([["n1"]]);
  });

  it("keeps the lines of a note that only moved", () => {
    const mirror = new Mirror(snapshot({ notes: { n1: note("Hoi") } }));
    const text = { typeSize: 40, lineHeight: 48, lines: [], cut: false };
    mirror.patch(step(2, [{ record: "note", id: "n1", note: note("Hoi"), text }]));
    mirror.patch(step(3, [{ record: "note", id: "n1", note: note("Hoi", { x: 5 }), text: null }]));
    expect(mirror.notes.get("n1")?.x).toBe(5);
    expect(mirror.texts.get("n1")).toEqual(text);
  });

  it("lets go of a note and its lines when it is gone", () => {
    const mirror = new Mirror(snapshot({ notes: { n1: note("Hoi") } }));
    mirror.patch(step(2, [{ record: "note", id: "n1", note: null, text: null }]));
    expect([mirror.notes.size, mirror.texts.size]).toEqual([0, 0]);
  });

  it("has the conflicts of a workshop that has some, and lets go of one that is resolved", () => {
    const conflict = { record: "workshop", field: "title", ours: "a", theirs: "b", at: "" };
    const mirror = new Mirror(snapshot({ conflicts: { c1: conflict } }));
    expect([...mirror.conflicts]).toEqual([["c1", conflict]]);
    mirror.patch(step(2, [{ record: "conflict", id: "c1", conflict: null }]));
    expect(mirror.conflicts.size).toBe(0);
  });

  it("has no conflicts where the workshop has no such table", () => {
    const without = snapshot();
    Reflect.deleteProperty(without.workshop, "conflicts");
    expect(new Mirror(without).conflicts.size).toBe(0);
  });

  it("takes in what the group answered, and lets go of what was taken away", () => {
    const mirror = new Mirror(snapshot({ answers: { "s--a": { score: 2 } } }));
    const changes: Change[] = [];
    mirror.watch((change) => changes.push(change));
    mirror.patch(step(2, [{ record: "kept", table: "answers", key: "s--b", value: { score: 4 } }]));
    expect([...mirror.answers.keys()]).toEqual(["s--a", "s--b"]);
    mirror.patch(step(3, [{ record: "kept", table: "answers", key: "s--a", value: null }]));
    expect([...mirror.answers.keys()]).toEqual(["s--b"]);
    expect(changes.map(({ kept }) => kept)).toEqual([["answers"], ["answers"]]);
  });

  it("leaves tables of later programs to the core", () => {
    const mirror = new Mirror(snapshot());
    expect(mirror.patch(step(2, [{ record: "kept", table: "personas", key: "p", value: {} }]))).toBe(true);
    expect(mirror.answers.size).toBe(0);
  });

  it("refuses a step after a gap, and leaves everything as it was", () => {
    const mirror = new Mirror(snapshot());
    expect(mirror.patch(step(3, [{ record: "note", id: "n1", note: note("Hoi"), text: null }]))).toBe(false);
    expect([mirror.notes.size, mirror.revision]).toEqual([0, 1]);
  });

  it("passes over a step that it has already", () => {
    const mirror = new Mirror(snapshot());
    expect(mirror.patch(step(1, [{ record: "note", id: "n1", note: note("Hoi"), text: null }]))).toBe(true);
    expect(mirror.notes.size).toBe(0);
  });

  it("never changes a map that somebody holds", () => {
    const mirror = new Mirror(snapshot());
    const held = mirror.notes;
    mirror.patch(step(2, [{ record: "note", id: "n1", note: note("Hoi"), text: null }]));
    expect(held.size).toBe(0);
  });

  it("keeps an id that is a name of every object", () => {
    const made = snapshot({ notes: JSON.parse('{"__proto__":{"text":"a"},"constructor":{"text":"b"}}') });
    expect([...new Mirror(made).notes.keys()]).toEqual(["__proto__", "constructor"]);
  });
});
