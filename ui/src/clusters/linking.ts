/** Arrows: begun at one note, drawn to the note that is chosen then. */
import type { Desk } from "../console/desk.svelte";
import { t } from "../shared/words.svelte";

/** Begins an arrow at a note, or leaves the one that was begun there. */
export function linkFrom(desk: Desk, id: string): void {
  if (desk.refuses()) return;
  desk.linking = desk.linking === id ? null : id;
  if (desk.linking !== null) desk.announce(t("link-choose"));
}

/** Draws the arrow that was begun to the note that is chosen now; where none is, says what it waits for. */
export async function linkTo(desk: Desk): Promise<void> {
  const [from, to] = [desk.linking, desk.chosen.only];
  if (from === null) return;
  if (to === null || to === from || !desk.workshop?.notes.has(to)) desk.announce(t("link-choose"));
  else await link(desk, from, to);
}

/** Draws an arrow from one note to another. */
export async function link(desk: Desk, from: string, to: string): Promise<void> {
  desk.linking = null;
  await desk.makeAndSay({ edit: "setLink", from, to, text: "" }, t("link-made"));
}
