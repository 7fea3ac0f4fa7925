import { describe, expect, it } from "vitest";

import { STRATEGY, action, note, person, snapshot } from "../workshop/example";
import { Mirror } from "../workshop/mirror.svelte";
import { NONE, NO_FILTER, fold, search } from "./search";

const mirror = new Mirror(
  snapshot({
    canvases: { strategy: STRATEGY },
    people: { p1: person("Marketing lead") },
    notes: {
      n1: note("Wachttijd aan de telefoon", { colour: "blue", voice: "customer" }),
      n2: note("Kritiëk punt: de WACHTRIJ", { colour: "yellow", voice: "assumption", author: "p1" }),
      n3: note("wacht tot de onthulling", { hidden: true, author: "p1" }),
    },
    actions: { a1: action("Bel terug", { why: "De wachttijd is te lang" }) },
  }),
);
const ids = (words: string, filter = {}) =>
  search(mirror, words, { ...NO_FILTER, ...filter }, "nl").map((hit) => hit.id);

describe("search", () => {
  it("finds words in notes, actions and people, whatever their case and accents", () => {
    expect(ids("wacht")).toEqual(["n1", "n2", "a1"]);
    expect(ids("kritiek")).toEqual(["n2"]);
    expect(ids("KRITIËK")).toEqual(["n2"]);
    expect(ids("lead")).toEqual(["p1"]);
    expect(ids("  ")).toEqual([]);
  });

  it("finds notes and stacks as they are read, whatever order they came in", () => {
    const stack = { canvas: "strategy", title: "wacht stapel", x: 0, y: 0, order: 2 };
    const other = new Mirror(
      snapshot({
        canvases: { later: { ...STRATEGY, order: 2 }, strategy: STRATEGY },
        clusters: { s1: { ...stack, zone: "step-a" } },
        notes: {
          a: note("wacht", { canvas: "later" }),
          b: note("wacht", { zone: null }),
          c: note("wacht", { zone: "step-b" }),
          d: note("wacht", { order: 3 }),
          e: note("wacht", { order: 9, cluster: "s1" }),
          f: note("wacht", { order: 1 }),
        },
      }),
    );
    const found = search(other, "wacht", NO_FILTER, "nl").map((hit) => hit.id);
    expect(found).toEqual(["f", "s1", "e", "d", "c", "b", "a"]);
  });

  it("never finds the words of a note that is face down, nor who wrote it", () => {
    expect(ids("onthulling")).toEqual([]);
    expect(ids("", { author: "p1" })).toEqual(["n2"]);
  });

  it("filters notes by what they have", () => {
    expect(ids("", { voice: "assumption" })).toContain("n2");
    expect(ids("wacht", { colour: "blue" })).toEqual(["n1"]);
    expect(ids("", { author: NONE })).toEqual(["n1"]);
    expect(ids("", { cluster: NONE, colour: "yellow", voice: "customer" })).not.toContain("n2");
  });

  it("says where the words stand in the text as it is written", () => {
    const [hit] = search(mirror, "punt", NO_FILTER, "nl");
    expect(hit?.text.slice(...(hit.at ?? [0, 0]))).toBe("punt");
  });
});

it("a folded text knows where its letters came from", () => {
  expect(fold("ﬁjn É")).toEqual({ text: "fijn e", from: [0, 0, 1, 2, 3, 4] });
});
