import { beforeEach, describe, expect, it } from "vitest";

import type { Conflict } from "../host/protocol";
import { words } from "../shared/words.svelte";
import { action, note, person, snapshot } from "../workshop/example";
import { Mirror } from "../workshop/mirror.svelte";
import { presentValue, recordName, theirValue, valueWords } from "./conflicts";

const NAMES = new Mirror(
  snapshot({
    notes: {
      n: note("Long wait", { voice: "customer" }),
      secret: note("Nobody listens", { hidden: true }),
    },
    actions: { a: action("Call back", { owner: "p" }) },
    people: { p: person("Marketing lead") },
    details: { date: "2027-01-15", place: "", facilitators: [], sponsor: "" },
  }),
);

function conflict(record: string, id: string | null, field: string): Conflict {
  return {
    record,
    ...(id === null ? {} : { id }),
    field,
    ours: "then",
    theirs: "theirs",
    at: "",
  } as Conflict;
}

beforeEach(() => {
  words.language = "en";
});

describe("a conflict", () => {
  it("is named by the record as it is now", () => {
    expect(recordName(conflict("notes", "n", "text"), NAMES)).toBe("Long wait");
    expect(recordName(conflict("workshop", null, "details/date"), NAMES)).toBe("Klantdag");
    expect(recordName(conflict("crossings", "step-a--handle-b", "reason"), NAMES)).toBe("zone 1 × zone 4");
    expect(recordName(conflict("moods", "m", "text"), NAMES)).toBe("Without text");
  });

  it("shows what the record has now, not what it had when the two met", () => {
    expect(presentValue(conflict("notes", "n", "text"), NAMES)).toBe("Long wait");
    expect(presentValue(conflict("workshop", null, "details/date"), NAMES)).toBe("2027-01-15");
  });

  it("says nothing of the words of a note that lies face down", () => {
    const about = conflict("notes", "secret", "text");
    expect(recordName(about, NAMES)).toBe("Note, still face down");
    expect(presentValue(about, NAMES)).toBe("Note, still face down");
    expect(theirValue(about, NAMES)).toBe("Note, still face down");
    expect(valueWords("notes", ["secret"], NAMES)).toBe("Note, still face down");
    expect(theirValue(conflict("notes", "n", "text"), NAMES)).toBe("theirs");
  });

  it("falls back on what it had where the page does not know the field", () => {
    expect(presentValue(conflict("notes", "n", "mood"), NAMES)).toBe("then");
    expect(presentValue(conflict("moods", "m", "text"), NAMES)).toBe("then");
  });
});

describe("a value", () => {
  it.each([
    ["owner", "p", "Marketing lead"],
    ["voice", "customer", "customer"],
    ["status", "doing", "In progress"],
    ["zone", "step-b", "zone 2"],
    ["zone", null, "Outside the zones"],
    ["details/date", "2027-01-15", "15 January 2027"],
    ["steps", ["step-a", "step-b"], "zone 1 and zone 2"],
    ["notes", [], "not filled in"],
    ["crossing", { step: "step-a", handle: "handle-a" }, "zone 1 × zone 3"],
    ["place", { canvas: "strategy", zone: "step-a", x: 1210, y: 490 }, "zone 1, 12 × 5 cm from the corner"],
    ["measure", "", "not filled in"],
    ["owner", "somebody gone", "somebody gone"],
  ])("of %s, %j, reads %s", (field, value, expected) => {
    expect(valueWords(field, value, NAMES)).toBe(expected);
  });
});
