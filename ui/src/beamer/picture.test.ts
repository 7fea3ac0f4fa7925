import { expect, test } from "vitest";

import type { BeamerNote, Frame } from "../host/protocol";
import { words } from "../shared/words.svelte";
import { between, filling } from "./painting";
import { Picture } from "./picture.svelte";
import { spoken } from "./spoken";

const note = (id: string, order: number, more: Partial<BeamerNote> = {}): BeamerNote => ({
  id,
  order,
  x: 0,
  y: 0,
  width: 160,
  height: 160,
  colour: "yellow",
  hidden: false,
  ...more,
});

const text = { typeSize: 40, lineHeight: 48, lines: [{ text: "Bel terug", hyphen: false }], cut: false };

function sheet(notes: BeamerNote[]): Frame {
  const scene = { width: 4200, height: 2970, marks: [] };
  const view = { view: "sheet", canvas: "c", title: "Klantdag", scene, area: null, part: null } as const;
  const frame = { language: "nl", theme: "light", black: false, countdown: null } as const;
  return { ...frame, view: { ...view, notes, stacks: [], links: [] } };
}

function shown(picture: Picture): string[] {
  const view = picture.frame?.view;
  return view?.view === "sheet" ? view.notes.map(({ id }) => id) : [];
}

test("changed notes take their place by order, and what is gone goes", () => {
  const picture = new Picture();
  picture.hear({ event: "frame", frame: sheet([note("a", 1), note("b", 2)]) });
  const puts = [
    { id: "a", note: null },
    { id: "c", note: note("c", 0) },
  ];
  picture.hear({ event: "notes", puts });
  expect(shown(picture)).toEqual(["c", "b"]);
});

test("a new picture forgets where the pointer was, a curtain keeps the rest", () => {
  const picture = new Picture();
  picture.hear({ event: "frame", frame: sheet([note("a", 1)]) });
  picture.hear({ event: "pointer", at: { x: 1, y: 2 } });
  picture.hear({ event: "curtain", black: true });
  expect([picture.frame?.black, picture.pointer, shown(picture)]).toEqual([true, { x: 1, y: 2 }, ["a"]]);
  picture.hear({ event: "frame", frame: sheet([]) });
  expect([picture.frame?.black, picture.pointer]).toEqual([false, null]);
});

test("a note that lies face down is spoken of without a word of it", () => {
  words.language = "nl";
  const open = note("a", 1, { text });
  expect(spoken({ view: "note", note: open, zone: "Service" })).toBe("Eén notitie, uit Service: Bel terug");
  expect(spoken({ view: "note", note: { ...open, hidden: true }, zone: "Service" })).toBe(
    "Een notitie die nog dicht ligt",
  );
});

test("a place fills the screen with its middle in the middle, and the way there ends there", () => {
  const goal = filling({ x: 100, y: 100, width: 200, height: 100 }, { width: 428, height: 800 });
  expect(goal).toEqual({ x: 200, y: 150, zoom: 2 });
  const from = { x: 0, y: 0, zoom: 0.5 };
  expect(between(from, goal, 1)).toEqual(goal);
  expect(between(from, goal, 0.5)).toEqual({ x: 100, y: 75, zoom: 1 });
});
