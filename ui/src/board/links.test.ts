import { expect, test } from "vitest";

import { linkEnds } from "./links";

const note = (x: number, y: number) => ({ x, y, width: 160, height: 160 });

test("a link goes from edge to edge, its head before the second note", () => {
  const ends = linkEnds(note(0, 0), note(400, 0));
  expect(ends?.from).toEqual({ x: 166, y: 80 });
  expect(ends?.to).toEqual({ x: 394, y: 80 });
  expect(ends?.wings.every((wing) => wing.x < 394)).toBe(true);
});

test("straight down leaves by the lower edge", () => {
  const ends = linkEnds(note(0, 0), note(0, 400));
  expect([ends?.from, ends?.to]).toEqual([
    { x: 80, y: 166 },
    { x: 80, y: 394 },
  ]);
});

test("between neighbours stands a short arrow, and none between notes that touch", () => {
  const ends = linkEnds(note(0, 0), note(180, 0));
  expect([ends?.from.x, ends?.to.x]).toEqual([161, 179]);
  expect(linkEnds(note(0, 0), note(170, 0))).toBeNull();
});

test("notes that lie on each other have no arrow between them", () => {
  expect(linkEnds(note(0, 0), note(100, 100))).toBeNull();
});
