import { expect, it } from "vitest";

import { canvas, zone } from "../workshop/example";
import { benefitsOf, measuresFor, withMeasure } from "./measures";

const nps = { nl: "Aanbeveling (NPS)", en: "Recommendation (NPS)" };
const calls = { nl: "Telefoontjes per klant", en: "Calls per customer" };
const sheet = canvas({
  a: { ...zone("step", 1), measures: [calls, nps] },
  b: { ...zone("handle", 2), measures: [nps] },
});

it("offers the measures of the steps and handles of an action, each once", () => {
  const canvases = new Map([["s", sheet]]);
  expect(measuresFor(canvases, { steps: ["a"], handles: ["b"] }, "nl")).toEqual([calls.nl, nps.nl]);
  expect(measuresFor(canvases, { steps: [], handles: ["gone"] }, "nl")).toEqual([]);
});

it("adds a measure to what stands there already, once", () => {
  expect(withMeasure("", "NPS")).toBe("NPS");
  expect(withMeasure("Minder klachten", "NPS")).toBe("Minder klachten\nNPS");
  expect(withMeasure("NPS\nMinder klachten", "NPS")).toBe("NPS\nMinder klachten");
});

it("knows the benefits of all sheets in their order", () => {
  const name = { nl: "Tevredener", en: "Happier" };
  const benefits = { second: { order: 2, name }, first: { order: 1, name } };
  const canvases = new Map([
    ["s", { ...sheet, benefits }],
    ["t", { ...sheet, benefits }],
  ]);
  expect(benefitsOf(canvases).map(([id]) => id)).toEqual(["first", "second"]);
});
