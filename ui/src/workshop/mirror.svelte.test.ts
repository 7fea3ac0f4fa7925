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
