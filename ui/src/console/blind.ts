/** Writing face down and revealing. What was done is said once the core has it, and not when it is refused. */
import { t } from "../shared/words.svelte";
import type { Desk } from "./desk.svelte";

/** Turns notes face up. */
export function reveal(desk: Desk, notes: readonly string[]): Promise<boolean> {
  const said = t("blind-revealed", { count: notes.length });
  return desk.makeAndSay({ edit: "reveal", notes: [...notes] }, said);
}

/** Turns everything in a zone face up; `count` notes lie face down there. */
export function revealZone(desk: Desk, canvas: string, zone: string, count: number): Promise<boolean> {
  return desk.makeAndSay({ edit: "revealZone", canvas, zone }, t("blind-revealed", { count }));
}

/** From now on notes in a zone are written face down, or no longer. */
export function turnBlind(
  desk: Desk,
  canvas: string,
  zone: { id: string; name: string },
  on: boolean,
): Promise<boolean> {
  const said = t(on ? "blind-on" : "blind-off", { zone: zone.name });
  return desk.makeAndSay({ edit: "setBlind", canvas, zone: zone.id, on }, said);
}
