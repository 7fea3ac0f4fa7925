import { describe, expect, test } from "vitest";

import { add, move, newId, oneStep, whole } from "./edits";

describe("edits", () => {
  test("places are whole, finite and within reach", () => {
    expect(whole({ x: 1.4, y: -2.6 })).toEqual({ x: 1, y: -3 });
    expect(whole({ x: Number.NaN, y: Infinity })).toEqual({ x: 0, y: 0 });
    expect(whole({ x: 1e12, y: -1e12 })).toEqual({ x: 1e7, y: -1e7 });
    expect(Object.is(whole({ x: -0.2, y: 0 }).x, -0)).toBe(false);
  });

  test("a drag to where it began is no edit", () => {
    expect(move(["a"], { x: 0.3, y: -0.4 })).toBeNull();
    expect(move([], { x: 100, y: 0 })).toBeNull();
    expect(move(new Set(["a", "b"]), { x: 9.6, y: 0 })).toEqual({
      edit: "moveNotes",
      notes: ["a", "b"],
      by: { x: 10, y: 0 },
    });
  });

  test("several edits are one step", () => {
    const one = add("a", "strategy", "x", { zone: "technology" });
    const other = add("b", "strategy", "y", { zone: null });
    expect(oneStep([])).toBeNull();
    expect(oneStep([one])).toEqual(one);
    expect(oneStep([one, other])).toEqual({ edit: "batch", edits: [one, other] });
    expect(other).not.toHaveProperty("zone");
  });

  test("ids have the form that the core asks for and differ", () => {
    const ids = Array.from({ length: 200 }, newId);
    expect(ids.every((id) => /^[A-Za-z0-9_-]{16}$/u.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });
});
