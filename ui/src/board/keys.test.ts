import { describe, expect, test } from "vitest";

import english from "../../locales/en/board.ftl?raw";
import { commandOf, keyTable, types, type KeyPress } from "./keys";

function press(key: string, over: Partial<KeyPress> = {}): KeyPress {
  return { key, code: key === " " ? "Space" : "", mod: false, shift: false, alt: false, ...over };
}

describe("keys", () => {
  test("arrows walk, with Shift they choose more, with Ctrl they only walk, with Alt they move", () => {
    expect(commandOf(press("ArrowDown"), false)).toEqual({ do: "focus", to: "next", extend: false });
    expect(commandOf(press("ArrowDown", { shift: true }), false)).toMatchObject({ to: "next", extend: true });
    expect(commandOf(press("ArrowDown", { mod: true }), false)).toMatchObject({ to: "next", alone: true });
    expect(commandOf(press("ArrowLeft", { alt: true }), false)).toEqual({
      do: "nudge",
      x: -1,
      y: 0,
      far: false,
    });
    expect(commandOf(press("ArrowUp", { alt: true, shift: true }), false)).toMatchObject({
      y: -1,
      far: true,
    });
  });

  test("arrows carry what was picked up", () => {
    expect(commandOf(press("ArrowDown"), true)).toEqual({ do: "nudge", x: 0, y: 1, far: false });
    expect(commandOf(press("ArrowDown", { shift: true }), true)).toMatchObject({ do: "nudge", far: true });
    expect(commandOf(press("Escape"), true)).toEqual({ do: "cancel" });
  });

  test("a shortcut holds whatever Shift and Caps Lock make of its letter", () => {
    expect(commandOf(press("d", { mod: true }), false)).toEqual({ do: "duplicate" });
    expect(commandOf(press("D", { mod: true }), false)).toEqual({ do: "duplicate" });
    expect(commandOf(press("+", { mod: true, shift: true }), false)).toEqual({ do: "zoomIn" });
    expect(commandOf(press("D", { mod: true, shift: true }), false)).toBeNull();
    expect(commandOf(press("s", { mod: true }), false)).toBeNull();
  });

  test("letters, signs, emoji and dead keys write, commands and named keys do not", () => {
    for (const key of ["a", "É", "3", "?", "ß", "😀", "Dead", "Process"]) {
      expect(types(press(key)), key).toBe(true);
    }
    for (const wrong of [
      press(" "),
      press("Tab"),
      press("F5"),
      press("a", { mod: true }),
      press("a", { alt: true }),
    ]) {
      expect(types(wrong), wrong.key).toBe(false);
    }
  });

  test("every line of the help has its words", () => {
    for (const { label } of keyTable()) {
      expect(english).toContain(`${label} = `);
    }
  });
});
