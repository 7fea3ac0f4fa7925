import { describe, expect, it } from "vitest";

import { STRATEGY, note } from "../workshop/example";
import { goTo, rowsOf, zoneKey } from "./rows";

const CANVASES = new Map([["strategy", STRATEGY]]);
const NOTES = new Map([
  ["n1", note("een")],
  ["n2", note("twee", { zone: "customer" })],
  ["n3", note("drie", { zone: null })],
]);

function shown(closed: string[] = []): string[] {
  return rowsOf(CANVASES, NOTES, new Set(closed)).map(
    ({ key, place, siblings }) => `${key} ${place}/${siblings}`,
  );
}

describe("the outline", () => {
  it("lists canvas, zones and notes in reading order, the pasteboard last", () => {
    expect(shown()).toEqual([
      "canvas strategy 1/1",
      "zone strategy step-a 1/6",
      "note n1 1/1",
      "zone strategy step-b 2/6",
      "zone strategy handle-a 3/6",
      "zone strategy handle-b 4/6",
      "zone strategy customer 5/6",
      "note n2 1/1",
      "zone strategy  6/6",
      "note n3 1/1",
    ]);
  });

  it("hides the notes of a folded zone", () => {
    expect(shown([zoneKey("strategy", "step-a")])).not.toContain("note n1 1/1");
  });

  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowUp", 0, 0],
    ["ArrowLeft", 2, 1],
    ["PageDown", 2, 3],
    ["PageUp", 2, 1],
    ["Home", 7, 0],
    ["End", 0, 9],
    ["x", 4, 4],
  ])("%s goes from row %i to row %i", (key, from, to) => {
    expect(goTo(rowsOf(CANVASES, NOTES, new Set()), from, key)).toBe(to);
  });
});
