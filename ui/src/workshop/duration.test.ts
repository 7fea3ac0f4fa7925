import { beforeEach, expect, it } from "vitest";

import { words } from "../shared/words.svelte";
import { durationWords } from "./duration";

beforeEach(() => {
  words.language = "nl";
});

it("says minutes, hours, and both", () => {
  expect([45, 60, 210].map(durationWords)).toEqual(["45 min", "1 uur", "3 uur 30 min"]);
  words.language = "en";
  expect([45, 120, 210].map(durationWords)).toEqual(["45 min", "2 hours", "3 hours 30 min"]);
});
