/** Which part of a sheet the beamer shows, as far as it shows one. */
import type { BeamerState } from "../host/protocol";
import type { Box } from "./geometry";
import type { Canvas } from "./records";
import { paper, placedZones } from "./zones";

/** In canvas units; null while nobody looks at a beamer, or it shows something else than that sheet. */
export function shownPart(beamer: BeamerState, id: string, canvas: Canvas | undefined): Box | null {
  const { shown, black, window, pages } = beamer;
  if (!canvas || black || (!window && pages === 0)) {
    return null;
  }
  if (shown.view === "canvas" && shown.canvas === id) {
    return shown.area ?? { x: 0, y: 0, ...paper(canvas) };
  }
  if (shown.view === "zone" && shown.canvas === id) {
    return placedZones(canvas).find((each) => each.id === shown.zone)?.box ?? null;
  }
  return null;
}
