/** Lengths of time in words. */
import { t } from "../shared/words.svelte";

/** `3 u 30 min`; whole hours and less than an hour stand alone. */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t("minutes", { count: rest });
  if (rest === 0) return t("hours", { count: hours });
  return t("hours-minutes", { hours, minutes: rest });
}
