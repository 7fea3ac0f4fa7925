import { describe, expect, it } from "vitest";

import { commandOf, outlineKeys, types } from "./keys";

function press(key: string, held: string[] = []) {
  return {
    key,
    ctrlKey: held.includes("ctrl"),
    metaKey: false,
    shiftKey: held.includes("shift"),
    altKey: held.includes("alt"),
  };
}

describe("the keys of the outline", () => {
  it("walk and choose, walk and choose more, walk alone", () => {
    expect(commandOf(press("ArrowDown"))).toMatchObject({ do: "walk", how: "only" });
    expect(commandOf(press("ArrowDown", ["shift"]))).toMatchObject({ do: "walk", how: "extend" });
    expect(commandOf(press("ArrowDown", ["ctrl"]))).toMatchObject({ do: "walk", how: "keep" });
  });

  it("leave keys of the whole page alone", () => {
    expect(commandOf(press("z", ["ctrl"]))).toBeNull();
    expect(commandOf(press("Enter", ["ctrl"]))).toBeNull();
    expect(commandOf(press("1", ["alt"]))).toBeNull();
  });

  it("write a letter only without Ctrl or Alt, and Space never", () => {
    expect(types(press("a"))).toBe(true);
    expect(types(press("A", ["shift"]))).toBe(true);
    expect(types(press("a", ["ctrl"]))).toBe(false);
    expect(types(press(" "))).toBe(false);
    expect(types(press("Tab"))).toBe(false);
  });

  it("are all read as the help says", () => {
    for (const { shortcuts } of outlineKeys()) {
      for (const shortcut of shortcuts) {
        const parts = shortcut.split("+");
        const key = parts.at(-1) === "Space" ? " " : (parts.at(-1) ?? "");
        const held = parts.map((part) => part.replace("Mod", "ctrl").toLowerCase());
        expect(commandOf(press(key, held)), shortcut).not.toBeNull();
      }
    }
  });
});
