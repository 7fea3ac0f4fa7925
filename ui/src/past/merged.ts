/** What came in from another hand, in words. */
import type { MergeCount } from "../host/protocol";
import { t } from "../shared/words.svelte";

/** `12 changes from elsewhere came in. In one place both had changed the same.` */
export function mergedWords({ taken, conflicts }: MergeCount): string {
  if (isNothing({ taken, conflicts })) return t("merged-none");
  const sentences = taken > 0 ? [t("merged", { taken })] : [];
  if (conflicts > 0) sentences.push(t("merged-conflicts", { conflicts }));
  return sentences.join(" ");
}

/** `Merging takes 12 changes over.`: what would come in. */
export function wouldWords({ taken, conflicts }: MergeCount): string {
  if (isNothing({ taken, conflicts })) return t("would-none");
  const sentences = taken > 0 ? [t("would-take", { taken })] : [];
  if (conflicts > 0) sentences.push(t("would-conflict", { conflicts }));
  return sentences.join(" ");
}

/** Both had the same already. */
export function isNothing({ taken, conflicts }: MergeCount): boolean {
  return taken === 0 && conflicts === 0;
}
