/** Steps back and forth, and actions of the plan. */
import type { Desk } from "../console/desk.svelte";
import { makeActionOfNotes, newAction } from "../plan/make";
import { MERGE } from "../past/deeds";
import { t } from "../shared/words.svelte";
import { stepWords, undoEnd } from "../workshop/steps";
import { canEdit, sayWhy } from "./may";
import type { DeskAction } from "./table";

/** Why nothing is undone: it can only be read, or older steps are not kept. */
function sayWhere(desk: Desk): void {
  if (!desk.workshop || desk.refuses()) return;
  const { since, cut } = desk.workshop.reach;
  if (cut) desk.messages.refuse(undoEnd(since));
}

/** Goes back or forth; a copy whose merge is undone is offered again. */
async function turn(desk: Desk, edit: "undo" | "redo", code = ""): Promise<void> {
  await desk.edit([{ edit }]);
  if (code === MERGE) await desk.past.lookForCopies();
}

export const EDIT_ACTIONS: readonly DeskAction[] = [
  {
    id: "undo",
    group: "edit",
    shortcut: "Mod+z",
    enabled: (desk) => canEdit(desk) && (desk.workshop?.undo !== null || desk.board?.unsettled?.() === true),
    refused: sayWhere,
    run: async (desk) => {
      // What keys have moved just now is the step to take back; its name is known once the core has it.
      await desk.board?.settle?.();
      const label = desk.workshop?.undo;
      if (label) desk.announce(t("undone", { step: stepWords(label) }));
      return turn(desk, "undo", label?.code);
    },
  },
  {
    id: "redo",
    group: "edit",
    shortcut: "Mod+Shift+z",
    enabled: (desk) => canEdit(desk) && desk.workshop?.redo !== null,
    run: (desk) => {
      const label = desk.workshop?.redo;
      if (label) desk.announce(t("redone", { step: stepWords(label) }));
      return turn(desk, "redo", label?.code);
    },
  },
  {
    id: "makeAction",
    group: "edit",
    shortcut: "Mod+Enter",
    enabled: (desk) => canEdit(desk) && [...desk.chosen.ids].some((id) => desk.workshop?.notes.has(id)),
    run: makeActionOfNotes,
  },
  {
    id: "newAction",
    group: "edit",
    shortcut: "Mod+Shift+a",
    whileTyping: true,
    enabled: canEdit,
    refused: sayWhy,
    run: (desk) => newAction(desk, {}),
  },
  {
    id: "addSheets",
    group: "edit",
    enabled: canEdit,
    refused: sayWhy,
    run: (desk) => (desk.dialog = { kind: "addSheets" }),
  },
];
