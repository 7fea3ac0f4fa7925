import { describe, expect, test } from "vitest";

import { addCopies, asText, copied, lines, parseNotes } from "./clipboard";
import { FakeMirror, note } from "./fixture";
import { Pieces, type NotePiece } from "./pieces";

function piecesOf(...notes: ReturnType<typeof note>[]): NotePiece[] {
  const mirror = new FakeMirror();
  notes.forEach((each, place) => mirror.notes.set(`n${place}`, each));
  return [...new Pieces(mirror, "strategy").values()].filter((piece) => piece.kind === "note");
}

describe("clipboard", () => {
  test("lines become notes, whatever the system's line ends, without bullets and empty ones", () => {
    expect(lines("een\r\n\r\n- twee\n  drie \r• vier\u2028vijf\n -\n")).toEqual([
      "een",
      "twee",
      "drie",
      "vier",
      "vijf",
      "-",
    ]);
    expect(lines("  \n\t\n")).toEqual([]);
  });

  test("copies go there and back with their look and their places to each other", () => {
    const crossing = { step: "social-service", handle: "technology" };
    const pieces = piecesOf(
      note({ text: "a\nb", crossing }),
      note({ x: 700, y: 500, colour: "blue", size: "large" }),
    );
    const records = parseNotes(JSON.stringify(copied(pieces)));
    expect(asText(copied(pieces))).toBe("a b\nWachttijd");
    let count = 0;
    const edits = addCopies(records ?? [], { at: { x: 1000, y: 2000 } }, "strategy", () => `new${count++}`);
    expect(edits).toMatchObject([
      { edit: "addNote", id: "new0", text: "a\nb", at: { x: 1000, y: 2000 }, crossing },
      { edit: "addNote", id: "new1", at: { x: 1600, y: 2200 }, colour: "blue", size: "large" },
    ]);
  });

  test("copies for a zone find room there", () => {
    const edits = addCopies(copied(piecesOf(note())), { zone: "buy-in" }, "strategy", () => "new");
    expect(edits).toEqual([
      {
        edit: "addNote",
        id: "new",
        canvas: "strategy",
        zone: "buy-in",
        text: "Wachttijd",
        size: "medium",
        colour: "yellow",
        voice: "assumption",
      },
    ]);
  });

  test("a note that lies face down stays so in its copy, and out of the text", () => {
    const pieces = piecesOf(note({ text: "Geheim", hidden: true }), note({ text: "Open" }));
    expect(asText(copied(pieces))).toBe("Open");
    const records = parseNotes(JSON.stringify(copied(pieces))) ?? [];
    const [secret, open] = addCopies(records, { zone: "buy-in" }, "strategy", () => "new");
    expect(secret).toMatchObject({ text: "Geheim", hidden: true });
    expect(open).not.toHaveProperty("hidden");
  });

  test("what is not notes is not taken for notes", () => {
    for (const wrong of ["", "{", "[]", "{}", "null", '[{"text":"a"}]', '[{"text":1,"x":0,"y":0}]']) {
      expect(parseNotes(wrong), wrong).toBeNull();
    }
    const odd = [{ text: "a", x: null, y: 0, size: "small", colour: "grey", voice: "customer" }];
    expect(parseNotes(JSON.stringify(odd))).toBeNull();
  });
});
