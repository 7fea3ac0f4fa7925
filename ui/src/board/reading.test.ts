import { beforeEach, describe, expect, test } from "vitest";

import { CANVAS, FakeMirror, note } from "./fixture";
import { Pieces } from "./pieces";
import { Outline } from "./reading";
import { placedZones } from "./zones";

let mirror: FakeMirror;
let pieces: Pieces;
let outline: Outline;

beforeEach(() => {
  mirror = new FakeMirror();
  mirror.notes.set("b", note({ order: 2 }));
  mirror.notes.set("a", note({ order: 1 }));
  mirror.notes.set("c", note({ zone: "technology", order: 5 }));
  mirror.notes.set("p", note({ zone: null, x: 9000 }));
  mirror.clusters.set("stack", {
    canvas: "strategy",
    zone: "technology",
    title: "Reviews",
    x: 0,
    y: 0,
    order: 1,
  });
  mirror.notes.set("in-stack", note({ zone: "technology", cluster: "stack" }));
  pieces = new Pieces(mirror, "strategy");
  outline = new Outline(pieces, placedZones(CANVAS));
});

const read = () => outline.between(0, outline.length).map((row) => row.id || row.on);

describe("reading order", () => {
  test("goes from the sheet through the zones in their order to the pasteboard", () => {
    expect(read()).toEqual([
      "sheet",
      "social-service",
      "a",
      "b",
      "social-marketing",
      "social-commerce",
      "social-innovation",
      "long-term",
      "valuable-customers",
      "buy-in",
      "customer-data",
      "technology",
      "stack",
      "c",
      "customer",
      "pasteboard",
      "p",
    ]);
  });

  test("a row and its place name each other", () => {
    for (let place = 0; place < outline.length; place++) {
      const row = outline.row(place);
      expect(row && outline.place(row)).toBe(place);
    }
    expect(outline.row(outline.length)).toBeNull();
    expect(outline.place({ on: "piece", id: "gone" })).toBe(-1);
    expect(outline.row(3)).toMatchObject({ id: "b", level: 3, position: 2, of: 2 });
  });

  test("steps lead through notes, into zones and out of them, and stop at the ends", () => {
    const at = (id: string) => outline.place({ on: "piece", id });
    const zone = (id: string) => outline.place({ on: "zone", id });
    expect(outline.step(at("b"), "next")).toBe(zone("social-marketing"));
    expect(outline.step(at("b"), "out")).toBe(zone("social-service"));
    expect(outline.step(zone("social-service"), "into")).toBe(at("a"));
    expect(outline.step(zone("buy-in"), "into")).toBe(zone("buy-in"));
    expect(outline.step(at("a"), "nextZone")).toBe(zone("social-marketing"));
    expect(outline.step(at("c"), "previousZone")).toBe(zone("technology"));
    expect(outline.step(0, "previous")).toBe(0);
    expect(outline.step(outline.length - 1, "next")).toBe(outline.length - 1);
  });

  test("a note that goes to another zone is read there", () => {
    mirror.notes.set("a", note({ zone: "customer" }));
    outline.renew(pieces.apply({ notes: ["a"], clusters: [], canvases: [] }).ids);
    expect(outline.members("social-service")).toEqual(["b"]);
    expect(outline.members("customer")).toEqual(["a"]);
    mirror.notes.delete("b");
    outline.renew(pieces.apply({ notes: ["b"], clusters: [], canvases: [] }).ids);
    expect(outline.members("social-service")).toEqual([]);
  });
});
