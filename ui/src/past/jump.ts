/** From a conflict to its record. */
import type { Desk } from "../console/desk.svelte";
import { visit } from "../console/visit";
import type { Conflict } from "../host/protocol";

/** Shows the record where it is at home. */
export function jump(desk: Desk, { record, id }: Conflict): void {
  if ((record === "notes" || record === "clusters") && id) desk.reveal(id);
  else if (record === "canvases" && id) {
    visit(desk, "canvas");
    desk.turnTo(id);
  } else if (record === "actions" && id) {
    visit(desk, "actions");
    desk.chosen.action = id;
  } else visit(desk, record === "crossings" ? "crossings" : "details");
}
