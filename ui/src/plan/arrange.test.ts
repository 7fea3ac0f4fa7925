import { describe, expect, it } from "vitest";

import { STRATEGY, action, canvas, person, zone } from "../workshop/example";
import { NOBODY, NO_FILTER, arrange, columnsOf, type Column, type Filter } from "./arrange";
import { titleOf } from "./make";

const PEOPLE = new Map([
  ["z", person("Anna")],
  ["a", person("Zoë")],
]);
const ACTIONS = new Map([
  ["1", action("Tien", { steps: ["s2"], owner: "a", due: "2027-03-01", status: "done", order: 1 })],
  ["2", action("Actie 10", { handles: ["h1"], owner: "z", order: 2 })],
  ["3", action("Actie 9", { steps: ["s1"], handles: ["h1"], due: "2027-01-01", order: 3 })],
  ["4", action("Los", { why: "zomaar", order: 4 })],
]);
const RANKS = ["s1", "s2", "h1"];

function listed(filter: Partial<Filter>, column: Column | null = null, descending = false): string {
  const { placed, unplaced } = arrange(
    ACTIONS,
    PEOPLE,
    { ...NO_FILTER, ...filter },
    { column, descending },
    (zone) => RANKS.indexOf(zone),
    "nl-NL",
  );
  return `${placed.map(([id]) => id).join("")}|${unplaced.map(([id]) => id).join("")}`;
}

describe("the action list", () => {
  it("keeps what has no step and no handle apart", () => {
    expect(listed({})).toBe("123|4");
  });

  it.each([
    ["step", { step: "s1" }, "3|"],
    ["handle", { handle: "h1" }, "23|"],
    ["owner", { owner: "a" }, "1|"],
    ["nobody", { owner: NOBODY }, "3|4"],
    ["status", { status: "done" }, "1|"],
    ["words of the title", { text: "ACTIE" }, "23|"],
    ["words of the reason", { text: "zomaar" }, "|4"],
    ["the owner's name", { text: "anna" }, "2|"],
    ["several at once", { handle: "h1", text: "9" }, "3|"],
  ])("is filtered by %s", (_, filter, expected) => {
    expect(listed(filter)).toBe(expected);
  });

  it.each<[Column, string, string]>([
    ["title", "321|4", "123|4"],
    ["owner", "213|4", "123|4"],
    ["due", "312|4", "132|4"],
    ["steps", "312|4", "132|4"],
    ["status", "231|4", "123|4"],
  ])("is sorted by %s, what is missing last both ways", (column, up, down) => {
    expect([listed({}, column), listed({}, column, true)]).toEqual([up, down]);
  });
});

describe("the columns", () => {
  const part = zone("part", 1);
  it.each([
    ["steps and handles", STRATEGY, ["steps", "handles"]],
    ["steps alone", canvas({ part, step: zone("step", 2) }), ["steps"]],
    ["handles alone", canvas({ part, handle: zone("handle", 2) }), ["handles"]],
    ["neither", canvas({ part }), []],
    ["no sheet", undefined, []],
  ])("show the places that there are: %s", (_, sheet, places) => {
    expect(columnsOf(sheet)).toEqual(["title", ...places, "owner", "due", "status"]);
  });
});

describe("an action of a note", () => {
  it("takes the first line for its title", () => {
    expect(titleOf("\n Wachttijd \nen meer")).toBe("Wachttijd");
  });

  it("shortens what is longer than a title may be, between characters", () => {
    expect([...titleOf("😀".repeat(600))]).toHaveLength(500);
  });
});
