import { expect, it } from "vitest";

import { arrowHead, inkOf } from "./scene";

it("an ink is the theme's colour of that name", () => {
  expect(inkOf("noteYellow")).toBe("var(--ink-note-yellow)");
});

it("an arrow's head lies at its tip, its barbs behind it", () => {
  expect(arrowHead({ x: 0, y: 0 }, { x: 100, y: 0 }, 10)).toBe("90,7 100,0 90,-7");
});
