/** Writing face down and revealing. What was done is said once the core has it, and not when it is refused. */
import type { Edit } from "../host/protocol";
import { t } from "../shared/words.svelte";
import type { Desk } from "./desk.svelte";

/** Turns notes face up. */
export function reveal(desk: Desk, notes: readonly string[]): Promise<boolean> {
  const said = t("blind-revealed", { count: notes.length });
  return stepAndSay(desk, { edit: "reveal", notes: [...notes] }, said);
}

/** Turns everything in a zone face up; `count` notes lie face down there. */
export function revealZone(desk: Desk, canvas: string, zone: string, count: number): Promise<boolean> {
  return stepAndSay(desk, { edit: "revealZone", canvas, zone }, t("blind-revealed", { count }));
}

/** From now on notes in a zone are written face down, or no longer. */
export function turnBlind(
  desk: Desk,
  canvas: string,
  zone: { id: string; name: string },
  on: boolean,
): Promise<boolean> {
  const said = t(on ? "blind-on" : "blind-off", { zone: zone.name });
  return stepAndSay(desk, { edit: "setBlind", canvas, zone: zone.id, on }, said);
}

/** Whether it was made; then it is said. */
async function stepAndSay(desk: Desk, edit: Edit, said: string): Promise<boolean> {
  if (desk.refuses()) return false;
  const [outcome] = await desk.edit([edit]);
  const made = outcome !== undefined && !outcome.refused;
  if (made) desk.announce(said);
  return made;
}
