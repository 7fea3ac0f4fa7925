import { expect, it } from "vitest";

import { wordiest } from "./wordiest";

const column = (name: string, ...examples: string[]) => ({ name, examples, filled: examples.length });

it("an import begins with the column in which people wrote, not with the fullest one", () => {
  const columns = [
    column("#1", "0", "1", "2"),
    column("Age", "33", "34"),
    column("Review", "Absolutely wonderful", "Love it"),
  ];
  expect(wordiest(columns)).toBe("Review");
});

it("of equal columns the first is taken, of none nothing", () => {
  expect(wordiest([column("a"), column("b")])).toBe("a");
  expect(wordiest([])).toBe(null);
});
