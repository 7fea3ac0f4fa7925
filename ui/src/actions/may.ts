/** What the open workshop allows, for the action table, and the words for what it does not. */
import type { Desk } from "../console/desk.svelte";
import { t } from "../shared/words.svelte";
import { hasCrossings } from "../workshop/overview";

export function canEdit(desk: Desk): boolean {
  return desk.workshop?.readOnly === false;
}

/** Says why it cannot. */
export function sayWhy(desk: Desk): void {
  desk.refuses();
}

/** Whether there are crossings to look at. */
export function canCross(desk: Desk): boolean {
  return desk.workshop !== null && hasCrossings(desk.workshop.canvases);
}

/** Says why there are none. */
export function sayNothingCrosses(desk: Desk): void {
  if (desk.workshop) desk.messages.refuse(t("crossings-no-strategy"));
}
