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
    expect(marked(text, noteText("Moet nu", "€ 612", "betalen"), fits)).toBe("Moet nu € \u2060612 betalen");
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
