import { expect, it } from "vitest";

import { STRATEGY, note } from "../workshop/example";
import { consequence } from "./test-outcome";

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
