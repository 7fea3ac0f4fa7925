/** Steps in words. */
import type { StepLabel } from "../host/protocol";
import { t, words } from "../shared/words.svelte";

/** What a step was: "moving 12 notes". */
export function stepWords(label: StepLabel): string {
  return words.find(label.code, { count: label.count }) ?? t("step-other", { count: label.count });
}
