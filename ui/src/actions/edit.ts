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

/** Whether there is a step that undo does not know of yet: moved by keys just now, or sent and not answered. */
function isOnItsWay(desk: Desk): boolean {
  return desk.board?.unsettled?.() === true || desk.outbox.waiting > 0;
}

/** Goes back or forth and says so; a copy whose merge is undone is offered again. */
async function turn(desk: Desk, edit: "undo" | "redo", said: "undone" | "redone"): Promise<void> {
  const label = desk.workshop?.[edit];
  if (!(await desk.make({ edit }))) return;
  // What was said of the step is not so any more.
  desk.messages.leave();
  if (label) desk.announce(t(said, { step: stepWords(label) }));
  if (label?.code === MERGE) await desk.past.lookForCopies();
}

export const EDIT_ACTIONS: readonly DeskAction[] = [
  {
    id: "undo",
    group: "edit",
    shortcut: "Mod+z",
    enabled: (desk) => canEdit(desk) && (desk.workshop?.undo !== null || isOnItsWay(desk)),
    refused: sayWhere,
    run: async (desk) => {
      // What keys have moved just now is the step to take back; its name is known once the core has it.
      await desk.board?.settle?.();
      return turn(desk, "undo", "undone");
    },
  },
  {
    id: "redo",
    group: "edit",
    shortcut: "Mod+Shift+z",
    enabled: (desk) => canEdit(desk) && desk.workshop?.redo !== null,
    run: (desk) => turn(desk, "redo", "redone"),
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
  {
    id: "editSheet",
    group: "edit",
    enabled: (desk) => canEdit(desk) && desk.workshop?.canvases.has(desk.canvas) === true,
    refused: sayWhy,
    run: (desk) => (desk.dialog = { kind: "sheet", canvas: desk.canvas }),
  },
];
