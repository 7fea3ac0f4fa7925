import { beforeEach, expect, test } from "vitest";

import { words } from "../shared/words.svelte";
import { note as noteOf, snapshot } from "../workshop/example";
import { Mirror } from "../workshop/mirror.svelte";
import { atHand, choiceWords } from "./beamer";
import { Chosen } from "./chosen.svelte";
import type { Desk } from "./desk.svelte";
import type { View } from "./views";

const note = "n";
const workshop = new Mirror(snapshot({ notes: { [note]: noteOf("Bel terug") } }));
const canvas = "strategy";
const [zone = ""] = Object.keys(workshop.canvases.get(canvas)?.zones ?? {});

/** What the beamer would show with that at hand. */
function shown(view: View, choose: (chosen: Chosen) => void = () => undefined): unknown {
  const chosen = new Chosen();
  choose(chosen);
  return atHand({ view, chosen, canvas, workshop } as unknown as Desk);
}

beforeEach(() => {
  words.language = "nl";
});

test("what is chosen is shown: a note, a zone, an action, else the sheet", () => {
  expect(shown("canvas")).toEqual({ view: "canvas", canvas, area: null });
  expect(
    shown("canvas", (chosen) => {
      chosen.zone = zone;
    }),
  ).toEqual({ view: "zone", canvas, zone });
  expect(
    shown("canvas", (chosen) => {
      chosen.notes([note]);
    }),
  ).toEqual({ view: "note", note });
  expect(
    shown("actions", (chosen) => {
      chosen.action = "a";
    }),
  ).toEqual({ view: "action", action: "a" });
});

test("views that are the facilitator's alone show the picture to wait with", () => {
  expect([shown("details"), shown("versions")]).toEqual([{ view: "waiting" }, { view: "waiting" }]);
  expect(shown("crossings")).toEqual({ view: "crossings" });
});

test("a note chosen on the sheet is not at hand in another view", () => {
  const choose = (chosen: Chosen): void => {
    chosen.notes([note]);
  };
  expect(shown("outline", choose)).toEqual({ view: "note", note });
  expect(shown("actions", choose)).toEqual({ view: "waiting" });
  expect(shown("crossings", choose)).toEqual({ view: "crossings" });
});

test("a choice is named by its sheet or zone, and a note by no word of it", () => {
  const title = workshop.canvases.get(canvas)?.title.nl;
  const said = choiceWords(workshop, { view: "canvas", canvas, area: null });
  expect(said).toBe(title);
  expect(choiceWords(workshop, { view: "note", note })).toBe("één notitie");
});
