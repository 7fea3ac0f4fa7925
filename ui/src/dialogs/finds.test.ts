import { expect, it } from "vitest";

import { finds } from "./finds";

it.each([
  ["Opslaan als…", "op al", true],
  ["Kopiëren", "kopie", true],
  ["Ga naar Lange termijn", "termijn", true],
  ["Opslaan", "laan", false],
  ["Opslaan", "", true],
  ["Ga naar Hoe hangt het samen?", "hangt het samen?", true],
  ["Go to Internal buy-in", "internal buy-in", true],
])("%s answers %j: %s", (name, typed, expected) => {
  expect(finds(name, typed)).toBe(expected);
});
