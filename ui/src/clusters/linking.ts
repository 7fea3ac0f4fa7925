/** Draws the arrow that was begun to the note that is chosen now. */
import type { Desk } from "../console/desk.svelte";
import { t } from "../shared/words.svelte";

export async function linkTo(desk: Desk): Promise<void> {
  const [from, to] = [desk.linking, desk.chosen.only];
  if (from === null || to === null || to === from || !desk.workshop?.notes.has(to)) return;
  desk.linking = null;
  const [outcome] = await desk.edit([{ edit: "setLink", from, to, text: "" }]);
  if (!outcome?.refused) desk.announce(t("link-made"));
}
