/** Notes and stacks as people read them: sheet after sheet, zone after zone, a stack before its notes. Pure. */
import { Lying, pieceKey, zoneKey, type Tables } from "../outline/rows";
import { canvasesInOrder, zonesInOrder } from "../workshop/overview";

/** The ids of all notes and stacks. */
export function inReadingOrder(tables: Tables): string[] {
  const lying = new Lying(tables);
  const ids = new Set<string>();
  const read = (place: string) => {
    for (const [id, record] of lying.in(place)) {
      ids.add(id);
      if (!("text" in record)) read(pieceKey(id));
    }
  };
  for (const [canvas, sheet] of canvasesInOrder(tables.canvases)) {
    for (const [zone] of zonesInOrder(sheet)) read(zoneKey(canvas, zone));
    read(zoneKey(canvas, null));
  }
  // In a file that was edited by hand something may lie in a zone that no sheet has.
  for (const id of [...tables.clusters.keys(), ...tables.notes.keys()]) ids.add(id);
  return [...ids];
}
