import { describe, expect, it } from "vitest";

import type { ChangeKind, Difference } from "../host/protocol";
import { words } from "../shared/words.svelte";
import { SIGNS, changeWords, countWords, counted, fieldWords, inTables, tableWords } from "./differences";

function difference(table: string, id: string, change: ChangeKind): Difference {
  return { table, id, name: id, change, fields: [] };
}

const FOUND = [
  difference("workshop", "w", "changed"),
  difference("notes", "a", "made"),
  difference("actions", "c", "gone"),
  difference("notes", "b", "changed"),
];

describe("differences", () => {
  it("come by table, each in the order in which it came", () => {
    expect(inTables(FOUND).map(({ table, differences }) => [table, differences.map(({ id }) => id)])).toEqual(
      [
        ["workshop", ["w"]],
        ["notes", ["a", "b"]],
        ["actions", ["c"]],
      ],
    );
  });

  it("are counted by what became of the record", () => {
    expect(counted(FOUND)).toEqual({ made: 1, gone: 1, changed: 2 });
    words.language = "en";
    expect(countWords(counted(FOUND))).toBe("1 new, 1 gone and 2 changed");
    expect(countWords({ made: 0, gone: 0, changed: 3 })).toBe("3 changed");
  });

  it.each(["nl", "en"] as const)("have a sign and words for every pair of sides (%s)", (language) => {
    words.language = language;
    for (const of of ["version", "file", "copy"] as const) {
      for (const change of ["made", "gone", "changed"] as const) {
        expect(changeWords(of, change)).not.toMatch(/^side-/);
      }
      for (const side of ["past", "present"]) expect(words.find(`side-${of}-${side}`)).not.toBeNull();
    }
    expect(new Set(Object.values(SIGNS)).size).toBe(3);
  });

  it.each(["nl", "en"] as const)("name every field of a note and an action (%s)", (language) => {
    words.language = language;
    const note = [
      "text",
      "zone",
      "canvas",
      "x",
      "width",
      "size",
      "colour",
      "voice",
      "author",
      "cluster",
      "order",
    ];
    const action = [
      "title",
      "why",
      "steps",
      "handles",
      "notes",
      "owner",
      "due",
      "status",
      "measure",
      "order",
    ];
    for (const field of note) expect(fieldWords("notes", field)).not.toBe(field);
    for (const field of action) expect(fieldWords("actions", field)).not.toBe(field);
  });

  it("tell the place of a note from the place where people met", () => {
    words.language = "en";
    expect([fieldWords("notes", "y"), fieldWords("workshop", "details/place")]).toEqual([
      "Place on the sheet",
      "Place",
    ]);
  });

  it("show what a later program wrote as it is called there", () => {
    words.language = "en";
    expect([fieldWords("notes", "mood"), tableWords("moods")]).toEqual(["mood", "Other"]);
    expect(fieldWords("notes", "constructor")).toBe("constructor");
  });
});
