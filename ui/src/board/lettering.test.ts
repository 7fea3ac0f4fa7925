import { describe, expect, test } from "vitest";

import { fit } from "./fitting";
import { noteText } from "./fixture";
import { bars, laidLines, legible } from "./lettering";

/** Sets words of such letters in a column of ems. */
function setting(text: string) {
  return (column: number) => {
    const most = Math.max(Math.floor(column / 0.5), 1);
    const words = text.split(" ");
    let lines = 1;
    let used = 0;
    for (const word of words) {
      const next = used === 0 ? word.length : used + 1 + word.length;
      if (used > 0 && next > most) {
        lines++;
        used = word.length;
      } else {
        used = next;
      }
      lines += Math.floor((used - 1) / most);
      used = ((used - 1) % most) + 1;
    }
    return { lines, tooWide: words.some((word) => word.length > most) };
  };
}

test("signs stand on a line in the order in which they were written, as on paper", () => {
  expect(laidLines(noteText("Prijs \u200f€ 25\u200e per maand"))[0]?.text).toBe("Prijs € 25 per maand");
});

describe("lettering", () => {
  test("lines stand as the core set them, with its hyphens", () => {
    expect(laidLines(noteText("Jaar-", "nota"))).toEqual([
      { text: "Jaar\u2010", y: 14 + 47.5 },
      { text: "nota", y: 14 + 60 + 47.5 },
    ]);
  });

  test("type that nobody could read is bars, never wider than the note", () => {
    expect(legible(40, 0.1)).toBe(true);
    expect(legible(40, 0.099)).toBe(false);
    const drawn = bars(noteText("kort", "een veel te lange regel voor dit papier", ""), 220);
    expect(drawn).toHaveLength(2);
    expect(drawn.map((bar) => bar.width)).toEqual([100, 192]);
  });
});

describe("fitting while one writes", () => {
  test("short words stand in the largest type", () => {
    expect(fit(220, 0.26, setting("kort"))).toEqual({ width: 220, height: 220, typeSize: 57.2 });
  });

  test("the type falls to its floor before the paper grows", () => {
    const some = fit(220, 0.26, setting("een notitie met wat"));
    expect(some).toMatchObject({ width: 220, height: 220 });
    expect(some.typeSize).toBeLessThan(57);
    expect(some.typeSize).toBeGreaterThanOrEqual(40);
    const long = fit(220, 0.26, setting("een notitie met heel veel woorden die nergens op past ".repeat(3)));
    expect(long.typeSize).toBe(40);
    expect(long.width).toBeGreaterThan(220);
  });

  test("the paper ends at its largest", () => {
    expect(fit(220, 0.26, setting("woord ".repeat(20000)))).toEqual({
      width: 2100,
      height: 2100,
      typeSize: 40,
    });
  });
});
