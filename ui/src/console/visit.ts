/** Going to a view, the keyboard with it: what asked for it may be gone from the screen then. */
import { tick } from "svelte";

import type { Desk } from "./desk.svelte";
import type { View } from "./views";

/** Shows a view and puts the focus there. */
export function visit(desk: Desk, view: View): void {
  desk.show(view);
  // It has to be on the screen first.
  void tick().then(() => {
    if (desk.view === "canvas" && desk.board) desk.board.focus();
    else document.querySelector<HTMLElement>("#view")?.focus();
  });
}
