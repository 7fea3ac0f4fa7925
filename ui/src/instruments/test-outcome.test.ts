import { expect, it } from "vitest";

import { STRATEGY, action, note } from "../workshop/example";
import { asActions, asNotes, consequence, failing } from "./test-outcome";

it("says the offer and every question it fails, in the language of the workshop", () => {
  const test = {
    asked: { order: 1, text: { nl: "Vroeg het publiek erom?", en: "Did the audience ask for it?" } },
    helpful: { order: 2, text: { nl: "Helpt het?", en: "Does it help them?" } },
  };
  const sheet = { ...STRATEGY, test };
  expect(consequence(note("Folder "), sheet, ["asked", "helpful"], "nl")).toBe(
    "Folder\nVroeg het publiek erom? Nee.\nHelpt het? Nee.",
  );
  expect(consequence(note("Leaflet"), sheet, ["helpful", "gone"], "en")).toBe(
    "Leaflet\nDoes it help them? No.",
  );
});

const TEST = {
  asked: { order: 1, text: { nl: "Vroeg het publiek erom?", en: "Did the audience ask for it?" } },
};
const SHEET = { ...STRATEGY, test: TEST };
const LEAFLET = { ...note("Leaflet\nsecond line"), canvas: "outside-in", order: 2, voice: "employee" };
const NOTES = new Map([
  ["n2", LEAFLET],
  ["n1", { ...LEAFLET, text: "Newsletter", order: 1 }],
  ["n3", { ...LEAFLET, text: "Helpline" }],
  ["n4", { ...LEAFLET, text: "Elsewhere", canvas: "strategy" }],
]);
const no = { verdicts: { asked: "no" } };
const TESTS = new Map<string, unknown>([
  ["n1", no],
  ["n2", no],
  ["n3", { verdicts: { asked: "yes" } }],
  ["n4", no],
]);

it("finds what fails on a sheet, in the order of its notes, but not what is an action already", () => {
  const ids = (actions: Parameters<typeof failing>[4]): string[] =>
    failing("outside-in", SHEET, NOTES, TESTS, actions).map(({ id }) => id);
  expect(ids(new Map())).toEqual(["n1", "n2"]);
  expect(ids(new Map([["a1", action("Stop it", { notes: ["n2"] })]]))).toEqual(["n1"]);
});

it("makes of each an action with its reason, or a note in a zone", () => {
  const found = failing("outside-in", SHEET, NOTES, TESTS, new Map());
  expect(asActions(found, SHEET, "en", "Untitled")).toEqual([
    { edit: "addAction", title: "Newsletter", why: "Did the audience ask for it? No.", notes: ["n1"] },
    { edit: "addAction", title: "Leaflet", why: "Did the audience ask for it? No.", notes: ["n2"] },
  ]);
  expect(asNotes(found.slice(0, 1), SHEET, "stop", "nl")).toEqual([
    {
      edit: "addNote",
      canvas: "outside-in",
      zone: "stop",
      text: "Newsletter\nVroeg het publiek erom? Nee.",
      voice: "employee",
    },
  ]);
});

it("keeps the words of an offer that lies face down", () => {
  const notes = new Map([["n1", { ...LEAFLET, hidden: true }]]);
  const found = failing("outside-in", SHEET, notes, TESTS, new Map());
  expect(asActions(found, SHEET, "en", "Untitled")).toMatchObject([{ title: "Untitled" }]);
  expect(asNotes(found, SHEET, "stop", "nl")).toMatchObject([{ hidden: true }]);
});
