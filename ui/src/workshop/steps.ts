/** Steps in words. */
import type { StepLabel } from "../host/protocol";
import { t, words } from "../shared/words.svelte";

/** What a step was: "moving 12 notes". */
export function stepWords(label: StepLabel): string {
  return words.find(label.code, { count: label.count }) ?? t("step-other", { count: label.count });
}

/** Where undo ends, for a workshop whose oldest steps were let go. */
export function undoEnd(since: string | null): string {
  return since === null ? t("undo-end-none") : t("undo-end", { when: words.moment(since) });
}
