import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { words } from "./words.svelte";

const LANGUAGES = ["nl", "en"] as const;
const FILES = [
  "console",
  "board",
  "room",
  "safety",
  "instruments",
  "outline",
  "beamer",
  "find",
  "capture",
  "clusters",
].map((name) => `${name}.ftl`);

/** Ids, attributes included, with the variables they use. */
function entries(language: string): string[] {
  return FILES.flatMap((file) => {
    let id = "";
    const found = new Map<string, Set<string>>();
    for (const line of readFileSync(join("locales", language, file), "utf8").split("\n")) {
      const name = /^([a-z][\w-]*) =/.exec(line)?.[1];
      const attribute = /^\s+\.([\w-]+) =/.exec(line)?.[1];
      if (name) id = name;
      const key = attribute ? `${id}.${attribute}` : id;
      const variables = found.get(key) ?? new Set();
      for (const [, variable = ""] of line.matchAll(/\{ ?\$(\w+)/g)) variables.add(variable);
      if (key) found.set(key, variables);
    }
    return [...found].map(([key, variables]) => `${key}(${[...variables].sort().join(",")})`);
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.(svelte|ts)$/.test(name) && !name.includes(".test.") ? [path] : [];
  });
}

describe("the words", () => {
  it("are the same in both languages, with the same variables", () => {
    expect(entries("nl").sort()).toEqual(entries("en").sort());
  });

  it.each(LANGUAGES)("are there for every id that the screens name (%s)", (language) => {
    words.language = language;
    const asked = sources("src").flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, id = ""]) => id),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => words.find(id) === null)).toEqual([]);
  });

  it.each(LANGUAGES)("are there for every step that the core names (%s)", (language) => {
    words.language = language;
    const edits = readFileSync("../crates/model/src/edit/label.rs", "utf8");
    const steps = [...edits.matchAll(/"(step-[a-z-]+)"/g)].map(([, id = ""]) => id);
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.filter((id) => words.find(id, { count: 2 }) === null)).toEqual([]);
  });

  it.each(LANGUAGES)("are there for every value of a note and an action (%s)", (language) => {
    words.language = language;
    const values = [
      ...["customer", "employee", "assumption"].map((value) => `voice-${value}`),
      ...["yellow", "orange", "green", "blue", "purple", "grey"].map((value) => `colour-${value}`),
      ...["small", "medium", "large"].map((value) => `size-${value}`),
      ...["open", "doing", "blocked", "done", "dropped"].map((value) => `status-${value}`),
      ...["title", "steps", "handles", "owner", "due", "status"].map((value) => `column-${value}`),
      ...["canvas", "crossings", "actions", "outline", "details"].map((value) => `view-${value}`),
    ];
    expect(values.filter((id) => words.find(id) === null)).toEqual([]);
  });

  it("write dates as people of the language do", () => {
    words.language = "nl";
    expect(words.date("2027-01-15")).toBe("15 januari 2027");
    words.language = "en";
    expect(words.date("2027-01-15")).toBe("15 January 2027");
    expect(words.date("someday")).toBe("someday");
  });

  it("count in the language's own way", () => {
    words.language = "nl";
    expect([words.get("notes", { count: 1 }), words.get("notes", { count: 1200 })]).toEqual([
      "1 notitie",
      "1.200 notities",
    ]);
  });

  it("write sizes on the disk as people read them", () => {
    words.language = "nl";
    expect([words.bytes(19_560), words.bytes(200 * 1024 ** 2)]).toEqual(["19,1 kB", "200 MB"]);
    words.language = "en";
    expect(words.bytes(1.5 * 1024 ** 2)).toBe("1.5 MB");
  });
});
