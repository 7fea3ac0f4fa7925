import { describe, expect, it } from "vitest";

import type { Cluster } from "../host/protocol";
import { STRATEGY, note } from "../workshop/example";
import { goTo, pieceKey, rowsOf, zoneKey, type Kept } from "./rows";

const canvases = new Map([["strategy", STRATEGY]]);
const notes = new Map([
  ["n1", note("een", { order: 2 })],
  ["n2", note("twee", { zone: "customer" })],
  ["n3", note("drie", { zone: null })],
  ["n4", note("vier", { cluster: "s", order: 2 })],
  ["n5", note("vijf", { cluster: "s", order: 1 })],
]);
const stack: Cluster = { canvas: "strategy", zone: "step-a", title: "Stapel", x: 0, y: 0, order: 1 };
const clusters = new Map([["s", stack]]);
const TABLES = { canvases, notes, clusters };

function shown(...turned: string[]): string[] {
  return rowsOf(TABLES, new Set(turned)).map(
    ({ key, level, place, siblings }) => `${"  ".repeat(level - 1)}${key} ${place}/${siblings}`,
  );
}

describe("the outline", () => {
  it("lists canvas, zones, stacks and notes in reading order, the pasteboard last", () => {
    expect(shown()).toEqual([
      "canvas strategy 1/1",
      "  zone strategy step-a 1/6",
      "    piece s 1/2",
      "    piece n1 2/2",
      "  zone strategy step-b 2/6",
      "  zone strategy handle-a 3/6",
      "  zone strategy handle-b 4/6",
      "  zone strategy customer 5/6",
      "    piece n2 1/1",
      "  zone strategy  6/6",
      "    piece n3 1/1",
    ]);
  });

  it("shows the notes of a stack that was opened, in their order", () => {
    expect(shown(pieceKey("s")).slice(2, 6)).toEqual([
      "    piece s 1/2",
      "      piece n5 1/2",
      "      piece n4 2/2",
      "    piece n1 2/2",
    ]);
  });

  it("hides what lies in a folded zone, and goes on counting it", () => {
    const rows = rowsOf(TABLES, new Set([zoneKey("strategy", "step-a")]));
    expect(rows.map(({ key }) => key)).not.toContain("piece n1");
    expect(rows[1]).toMatchObject({ kind: "zone", count: 3 });
  });

  it("sorts anew only where something changed", () => {
    const kept: Kept = new Map();
    rowsOf(TABLES, new Set(), kept);
    const before = kept.get(zoneKey("strategy", "customer"))?.sorted;
    const more = new Map([...notes, ["n6", note("zes", { order: 0 })] as const]);
    const rows = rowsOf({ ...TABLES, notes: more }, new Set(), kept);
    expect(rows[2]?.key).toBe("piece n6");
    expect(kept.get(zoneKey("strategy", "customer"))?.sorted).toBe(before);
  });

  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowUp", 0, 0],
    ["ArrowLeft", 2, 1],
    ["PageDown", 2, 4],
    ["PageUp", 2, 1],
    ["Home", 7, 0],
    ["End", 0, 10],
    ["x", 5, 5],
  ])("%s goes from row %i to row %i", (key, from, to) => {
    expect(goTo(rowsOf(TABLES, new Set()), from, key)).toBe(to);
  });
});
