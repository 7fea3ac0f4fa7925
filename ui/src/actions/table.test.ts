import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { words } from "../shared/words.svelte";
import { matches, shown } from "./shortcut";
import { ACTIONS, MENUS, actionById, wordsOf } from "./table";

const KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe("the action table", () => {
  it("names every action once", () => {
    expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  });

  it("gives no two actions the same keys", () => {
    const keys = ACTIONS.flatMap(({ shortcut }) => shortcut?.toLowerCase() ?? []);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it.each(["nl", "en"] as const)("has words for every action and menu (%s)", (language) => {
    words.language = language;
    const ids = [...ACTIONS.map(wordsOf), ...MENUS.map(({ id }) => `menu-${id}`)];
    expect(ids.filter((id) => words.find(id) === null)).toEqual([]);
  });

  it("knows everything that the menus show", () => {
    const ids = MENUS.flatMap(({ parts }) => parts.flat());
    expect(ids.filter((id) => !actionById(id))).toEqual([]);
  });

  it("knows everything that the window's own menu asks for", () => {
    const menu = "../src-tauri/src/menu.rs";
    expect(existsSync(menu)).toBe(true);
    const asked = [...readFileSync(menu, "utf8").matchAll(/Page\("(\w+)"\)/g)].map(([, id = ""]) => id);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((id) => !actionById(id))).toEqual([]);
  });
});

describe("a shortcut", () => {
  it.each([
    ["Mod+s", { ...KEYS, key: "s", ctrlKey: true }, true],
    ["Mod+s", { ...KEYS, key: "S", ctrlKey: true, shiftKey: true }, false],
    ["Mod+Shift+s", { ...KEYS, key: "S", metaKey: true, shiftKey: true }, true],
    ["Mod+s", { ...KEYS, key: "s" }, false],
    ["?", { ...KEYS, key: "?", shiftKey: true }, true],
    ["F1", { ...KEYS, key: "F1" }, true],
    ["Alt+1", { ...KEYS, key: "1", altKey: true }, true],
    ["Mod+1", { ...KEYS, key: "1", altKey: true }, false],
  ])("%s and the keys %j: %s", (shortcut, keys, expected) => {
    expect(matches(shortcut, keys)).toBe(expected);
  });

  it("is written as the system writes it", () => {
    expect([shown("Mod+Shift+s", false), shown("Mod+Shift+s", true)]).toEqual(["Ctrl+Shift+S", "⇧⌘S"]);
  });
});
