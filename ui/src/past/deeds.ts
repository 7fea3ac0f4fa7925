/** What is done with the past: keep, name, put back, take in. Each says what it did. */
import type { Desk } from "../console/desk.svelte";
import { visit } from "../console/visit";
import type { Past, Reply, Version, WorkshopCopy } from "../host/protocol";
import { t, words } from "../shared/words.svelte";
import { isNothing, mergedWords } from "./merged";
import { UndoOffer } from "./undo-offer";

/** Steps as the core names them. */
const RESTORE = "step-restore";
export const MERGE = "step-merge-copy";

/** Keeps the present state under a name. False when it was refused, which is then shown. */
export async function keepVersion(desk: Desk, name: string): Promise<boolean> {
  await desk.settle();
  const reply = await desk.call({ call: "keepVersion", name });
  if (!reply) return false;
  desk.messages.tell(t("version-kept", { name }));
  await desk.past.refresh();
  return true;
}

/** Gives a version a name. */
export async function nameVersion(desk: Desk, version: Version, name: string): Promise<boolean> {
  const reply = await desk.call({ call: "nameVersion", handle: version.handle, name });
  if (!reply) return false;
  desk.messages.tell(t("version-kept", { name }));
  await desk.past.refresh();
  return true;
}

/** Makes a version the present state: it asks nothing, for it is one step that can be undone. */
export async function restoreVersion(desk: Desk, version: Version): Promise<void> {
  const past: Past = { of: "version", handle: version.handle };
  const { name } = version;
  const back = name
    ? t("version-restored-named", { name })
    : t("version-restored", { when: words.moment(version.kept) });
  await asStep(
    desk,
    RESTORE,
    () => desk.call({ call: "restore", past }),
    () => back,
  );
  await desk.past.refresh();
}

/** What came back stays. */
export async function keepRecovered(desk: Desk): Promise<void> {
  if (!(await desk.call({ call: "keepRecovered" }))) return;
  if (desk.workshop) desk.workshop.recovered = null;
  desk.messages.tell(t("recovery-kept"));
  if (desk.view === "recovery") visit(desk, "canvas");
}

/** That another program had replaced the file is known. */
export async function knowReplaced(desk: Desk): Promise<void> {
  if (!(await desk.call({ call: "keepRecovered" }))) return;
  if (desk.workshop) desk.workshop.replaced = false;
}

/** Back to what the file held before an earlier run's work came back. */
export async function returnToFile(desk: Desk): Promise<void> {
  const done = await asStep(
    desk,
    RESTORE,
    () => desk.call({ call: "restore", past: { of: "file" } }),
    () => t("recovery-returned"),
  );
  if (!done) return;
  if (desk.workshop) desk.workshop.recovered = null;
  if (desk.view === "recovery") visit(desk, "canvas");
  await desk.call({ call: "keepRecovered" });
}

/** Lets the user pick another file with the same workshop, and shows the differences. */
export async function pickCopy(desk: Desk): Promise<void> {
  const reply = await desk.attempt(() => desk.host.pickCopy());
  const copy = reply?.reply === "copies" ? reply.copies[0] : undefined;
  if (!copy) return;
  desk.past.picked(copy);
  visit(desk, "copies");
}

/** Takes in what a copy has; conflicts are shown at once. */
export async function mergeCopy(desk: Desk, copy: WorkshopCopy): Promise<void> {
  const reply = await asStep(
    desk,
    MERGE,
    () => desk.call({ call: "merge", handle: copy.handle }),
    (done) => (done.reply === "merged" && !isNothing(done.count) ? mergedWords(done.count) : ""),
  );
  if (reply?.reply !== "merged") return;
  if (isNothing(reply.count)) desk.messages.tell(mergedWords(reply.count));
  desk.past.drop(copy.handle);
  if (desk.view === "copies") visit(desk, reply.count.conflicts > 0 ? "conflicts" : "canvas");
}

/** A copy is offered no more. */
export async function forgetCopy(desk: Desk, copy: WorkshopCopy): Promise<void> {
  if (!(await desk.call({ call: "forgetCopy", handle: copy.handle }))) return;
  desk.past.drop(copy.handle);
  desk.messages.tell(t("copy-forgotten", { file: copy.file }));
  if (desk.view === "copies" && desk.past.copies.length === 0) visit(desk, "canvas");
}

/** Does what changes the workshop in one step, says so, and offers to undo it. */
async function asStep(
  desk: Desk,
  step: string,
  deed: () => Promise<Reply | null>,
  said: (done: Reply) => string,
): Promise<Reply | null> {
  await desk.settle();
  const { workshop } = desk;
  const offer = workshop ? new UndoOffer(workshop, step) : null;
  const done = await deed();
  const text = done ? said(done) : "";
  if (!offer || !text) {
    offer?.end();
    return done;
  }
  const takeBack = async (): Promise<void> => {
    await desk.edit([{ edit: "undo" }]);
    if (step === MERGE) await desk.past.lookForCopies();
  };
  const run = (): void => {
    if (offer.holds) void takeBack();
  };
  const message = desk.messages.tell(text, { offer: { label: t("action-undo"), run } });
  offer.onend = () => {
    desk.messages.dismiss(message);
  };
  return done;
}
