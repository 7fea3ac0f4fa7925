// Chromium as an engine: what most users of the peers have, and what tells most about a frame.
import { chromium } from "playwright-core";

import { Hands } from "./hands.mjs";
import { Watch } from "./measure.mjs";

/** No graphics card: the worst case for a canvas, and the same on every machine. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-renderer-backgrounding",
  "--no-first-run",
  "--js-flags=--expose-gc",
];
const executablePath = process.env.HANDVAT_CHROMIUM ?? "/usr/bin/chromium";

export const CHROMIUM = {
  id: "chromium",
  phases: ["load", "panAll", "zoomIn", "jump", "panActual", "dragOne", "dragMany", "type", "memory"],
  open: () => chromium.launch({ executablePath, args: FLAGS }),
  watch: (page) => Watch.on(page),
  hands: (page) => Hands.on(page),
};
