/** Actions made: of the notes that are chosen, or fresh. */
import type { Desk } from "../console/desk.svelte";
import type { AddAction } from "../host/protocol";
import { t } from "../shared/words.svelte";

/** One action of the chosen notes: it keeps the link to them, and opens beside them. */
export async function makeActionOfNotes(desk: Desk): Promise<void> {
  const { workshop, chosen } = desk;
  if (!workshop) return;
  const notes = [...chosen.ids].filter((id) => workshop.notes.has(id));
  const first = workshop.notes.get(notes[0] ?? "");
  // What lies face down may not be read in the title of an action.
  const title = first && !first.hidden ? titleOf(first.text) : "";
  await newAction(desk, { notes, title: title || t("action-untitled") });
}

/** Makes an action and opens it. */
export async function newAction(desk: Desk, given: Partial<AddAction>): Promise<void> {
  const title = given.title ?? t("action-untitled");
  const id = await desk.step([{ edit: "addAction", ...given, title }]);
  if (id === undefined) return;
  if (desk.view === "details" || desk.view === "outline") desk.show("actions");
  desk.chosen.action = id;
  desk.chosen.fresh = id;
  desk.announce(t("action-made", { title }));
}

/** The first line of a note, short enough for a title. */
export function titleOf(text: string): string {
  const line = text.trim().split("\n", 1)[0]?.trim() ?? "";
  const characters = [...line];
  return characters.length <= 500 ? line : `${characters.slice(0, 499).join("")}…`;
}
