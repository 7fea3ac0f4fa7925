import { describe, expect, test } from "vitest";

import { CANVAS } from "./fixture";
import { overlaps, type Box } from "./geometry";
import { freeRoom } from "./room";
import { placedZones, sheetScale, zoneAt, zoneOf } from "./zones";

const zones = placedZones(CANVAS);
const zone = (id: string) => zones.find((each) => each.id === id) ?? null;

describe("zones", () => {
  test("the customer lies above the steps, and only within the circle", () => {
    expect(zoneAt(zones, { x: 2100, y: 990 })?.id).toBe("customer");
    expect(zoneAt(zones, { x: 1670, y: 560 })?.id).toBe("social-service");
    expect(zoneAt(zones, { x: -5, y: 100 })).toBeNull();
    expect(zoneOf(zones, { x: 3400, y: 2100, width: 220, height: 220 })?.id).toBe("technology");
  });

  test("grow with the sheet", () => {
    const larger = { ...CANVAS, sheet: "a2" };
    expect(sheetScale(larger)).toBeCloseTo(Math.SQRT2, 3);
    expect(placedZones(larger)[0]?.box.x).toBeCloseTo(80 * Math.SQRT2, 0);
  });
});

describe("free room", () => {
  const size = { width: 220, height: 220 };

  function fill(id: string): Box[] {
    const taken: Box[] = [];
    for (;;) {
      const place = freeRoom(CANVAS, zones, zone(id), taken, size);
      if (!place) {
        return taken;
      }
      taken.push({ ...place, ...size });
    }
  }

  test.each(["social-service", "social-innovation", "technology", "customer"])(
    "in %s fills the zone without overlap and stays in it",
    (id) => {
      const taken = fill(id);
      expect(taken.length).toBeGreaterThan(3);
      for (const box of taken) {
        expect(zoneOf(zones, box)?.id).toBe(id);
        expect(taken.filter((other) => other !== box && overlaps(other, box))).toEqual([]);
      }
    },
  );

  test("in a step keeps off the customer and below the zone's name", () => {
    const round = zone("customer");
    for (const box of fill("social-service")) {
      expect(box.y).toBeGreaterThanOrEqual(80 + 160);
      const corner = { x: box.x + box.width, y: box.y + box.height };
      expect(round && zoneAt([round], corner)).toBeNull();
    }
  });

  test("on the pasteboard never ends", () => {
    const taken = Array.from({ length: 300 }, (_, place) => ({
      x: 4400,
      y: place * 240,
      width: 2400,
      height: 220,
    }));
    expect(freeRoom(CANVAS, zones, null, taken, size)).toEqual({ x: 4420, y: 300 * 240 });
  });
});
