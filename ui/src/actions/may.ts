/** Whether the open workshop can be changed, for the action table. */
import type { Desk } from "../console/desk.svelte";

export function canEdit(desk: Desk): boolean {
  return desk.workshop?.readOnly === false;
}

/** Says why it cannot. */
export function sayWhy(desk: Desk): void {
  desk.refuses();
}
