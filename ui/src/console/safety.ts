/** The save state as people see and hear it. Never better than what is true. */
import { HOST_LOST } from "../host/host";
import type { Failure, Safety, SaveState } from "../host/protocol";
import { t } from "../shared/words.svelte";

/** What the page knows besides: whether the program answers at all. */
export interface Line {
  readonly connected: boolean;
}

/** Without the program nothing that is typed is kept anywhere else. */
export function safetyOf(save: SaveState, { connected }: Line): Safety {
  return connected ? save.state : "notSaved";
}

const WORDS: Readonly<Record<Safety, string>> = {
  saved: "save-saved",
  safe: "save-safe",
  notSaved: "save-not-saved",
};

/** `Saved`, `Safe`, `NOT SAVED`. */
export function safetyWords(safety: Safety): string {
  return t(WORDS[safety]);
}

/** A failure for people; that the program is gone is worded here, since nobody else can. */
export function failureWords({ code, message, hint }: Failure): { text: string; hint: string | undefined } {
  const lost = code === HOST_LOST && message === "";
  return lost ? { text: t("host-lost"), hint: t("host-lost.hint") } : { text: message, hint };
}

/** What it means, or why it is not better, and what to do. */
export function reasonOf(save: SaveState, line: Line): string {
  if (!line.connected) return `${t("host-lost")} ${t("host-lost.hint")}`;
  if (save.reason) return [save.reason.message, save.reason.hint].filter(Boolean).join(" ");
  if (save.state === "safe" && !save.file) return t("save-safe-no-file");
  return t(`${WORDS[save.state]}.explained`);
}

/**
 * What the live region says of a change; empty when it is not worth a word. Edits go from saved to safe and back all
 * the time: only a new reason and the way back from not saved are told. Not saved is an alarm of its own.
 */
export function spokenChange(before: SaveState, after: SaveState): string {
  if (after.state === "notSaved") return "";
  const state = safetyWords(after.state);
  if (before.state === "notSaved") return t("said-safe-again", { state });
  const reason = after.reason;
  if (!reason || reason.code === before.reason?.code) return "";
  return t("said-state", { state, reason: reason.message });
}
