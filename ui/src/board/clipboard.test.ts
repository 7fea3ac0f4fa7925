import { describe, expect, it, test } from "vitest";

import { addCopies, asText, copied, everyLine, isTable, lines, MOST_PASTED, parseNotes } from "./clipboard";
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

describe("a pasted text", () => {
  it("is a table when most of its rows have columns, or when there are many rows", () => {
    expect(isTable("Vak\tTekst\nTechnologie\tTe veel schermen")).toBe(true);
    expect(isTable("Een\nTwee")).toBe(false);
    expect(isTable(Array.from({ length: 21 }, (_, row) => `Rij ${row}`).join("\n"))).toBe(true);
  });

  it("that is looked at first is looked at whole, however many rows it has", () => {
    const many = Array.from({ length: MOST_PASTED + 1 }, (_, row) => `Rij ${row}`).join("\n");
    expect(lines(many)).toHaveLength(MOST_PASTED);
    expect(everyLine(many)).toHaveLength(MOST_PASTED + 1);
  });

  it("is no table for its bullets, numbers and indents, and loses no line", () => {
    const list = "•\tEerst\r\n\tdaarna\r\n2.\tdan\r\n- ten slotte\tnog iets";
    expect(isTable(list)).toBe(false);
    expect(lines(list)).toEqual(["Eerst", "daarna", "dan", "ten slotte\tnog iets"]);
    expect(lines("a) een\n12. twaalf\nB. Bakker\n2027 wordt beter")).toEqual([
      "een",
      "twaalf",
      "B. Bakker",
      "2027 wordt beter",
    ]);
  });
});
