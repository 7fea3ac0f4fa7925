import { describe, expect, test } from "vitest";

import { noteText } from "./fixture";
import { marked, unmarked } from "./marking";

const fits = (line: string) => line.length <= 12;

describe("marks in the editor", () => {
  test("stand where the core hyphenated", () => {
    const text = "Telefoonnummer staat verstopt";
    const result = marked(text, noteText("Telefoon-", "nummer staat", "verstopt"), fits);
    expect(result).toBe("Telefoon\u00adnummer staat verstopt");
    expect(unmarked(result ?? "")).toBe(text);
  });

  test("keep words together that the core kept together", () => {
    const text = "Moet nu € 612 betalen";
    expect(marked(text, noteText("Moet nu", "€ 612", "betalen"), fits)).toBe(
      "Moet nu €\u00a0\u2060612 betalen",
    );
  });

  test("open a line where the core broke a word without a hyphen", () => {
    const text = "partner/klant en leverancier";
    const result = marked(text, noteText("partner/", "klant en", "leverancier"), fits);
    expect(result).toBe("partner/\u200bklant en leverancier");
    expect(unmarked(result ?? "")).toBe(text);
  });

  test("keep a line from ending after a sign where the core does not end it", () => {
    const text = "Stuur een e-mail 👨\u200d👩\u200d👧";
    const result = marked(text, noteText("Stuur een", "e-mail", "👨\u200d👩\u200d👧"), fits);
    expect(result).toBe("Stuur een e\u2060-\u2060mail 👨\u200d👩\u200d👧");
    expect(unmarked(result ?? "")).toBe(text);
  });

  test("are not needed where the browser breaks by itself", () => {
    expect(marked("Nieuwe klant\nkorting", noteText("Nieuwe klant", "korting"), fits)).toBeNull();
    expect(marked("", noteText(""), fits)).toBeNull();
  });

  test("are left out where the text has its own, or is not what the lines say", () => {
    expect(marked("Tele\u00adfoon", noteText("Tele-", "foon"), fits)).toBeNull();
    expect(marked("Iets anders", noteText("Tele-", "foon"), fits)).toBeNull();
  });
});
