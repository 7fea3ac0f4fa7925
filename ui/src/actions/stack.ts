/** Laying notes together: what is chosen becomes one stack, and its name waits to be written. */
import type { Desk } from "../console/desk.svelte";
import type { Edit, Note } from "../host/protocol";
import { t } from "../shared/words.svelte";
import { inOrder } from "../workshop/order";
import { canEdit, sayWhy } from "./may";
import type { DeskAction } from "./table";

/** Fewer make no stack. */
const LEAST = 2;

export const STACK_ACTIONS: readonly DeskAction[] = [
  {
    id: "stackNotes",
    group: "edit",
    shortcut: "Mod+g",
    enabled: (desk) => canEdit(desk) && stackable(desk).length >= LEAST,
    refused: sayWhy,
    run: stackChosen,
  },
  {
    id: "fanStack",
    group: "edit",
    shortcut: "Mod+Shift+g",
    enabled: (desk) => canEdit(desk) && stackAtHand(desk) !== null,
    run: (desk) => {
      const cluster = stackAtHand(desk);
      if (cluster === null) return;
      const open = !(desk.workshop?.clusters.get(cluster)?.open ?? false);
      return desk.step([{ edit: "fanStack", cluster, open }]);
    },
  },
  onNotes(
    "unstackNotes",
    (note) => Boolean(note.cluster),
    (notes) => ({ edit: "unstackNotes", notes }),
  ),
  onNotes(
    "parkNotes",
    (_, parked) => !parked,
    (notes) => ({ edit: "parkNotes", notes }),
    "parked",
  ),
  onNotes(
    "unparkNotes",
    (_, parked) => parked,
    (notes) => ({ edit: "unparkNotes", notes }),
  ),
  {
    id: "linkNote",
    group: "edit",
    shortcut: "Mod+l",
    enabled: (desk) =>
      canEdit(desk) && desk.chosen.only !== null && desk.workshop?.notes.has(desk.chosen.only) === true,
    run: (desk) => {
      desk.linking = desk.chosen.only;
      desk.announce(t("link-choose"));
    },
  },
];

/** The chosen stack, or the one that the chosen note belongs to. */
function stackAtHand(desk: Desk): string | null {
  const { only } = desk.chosen;
  if (only === null || !desk.workshop) return null;
  return desk.workshop.clusters.has(only) ? only : (desk.workshop.notes.get(only)?.cluster ?? null);
}

/** What is done with those of the chosen notes that it fits. */
function onNotes(
  id: string,
  fits: (note: Note, parked: boolean) => boolean,
  edit: (notes: string[]) => Edit,
  said?: string,
): DeskAction {
  const fitting = ({ chosen, workshop }: Desk): string[] =>
    [...chosen.ids].filter((each) => {
      const note = workshop?.notes.get(each);
      return note !== undefined && fits(note, workshop?.parking.has(each) ?? false);
    });
  return {
    id,
    group: "edit",
    enabled: (desk) => canEdit(desk) && fitting(desk).length > 0,
    run: async (desk) => {
      const notes = fitting(desk);
      const made = await desk.make(edit(notes));
      if (said !== undefined && made) desk.messages.tell(t(said, { count: notes.length }));
    },
  };
}

async function stackChosen(desk: Desk): Promise<void> {
  const notes = stackable(desk);
  const id = await desk.step([{ edit: "stackNotes", notes }]);
  if (id === undefined) return;
  desk.chosen.notes([id]);
  desk.chosen.fresh = id;
  desk.announce(t("stacked", { count: notes.length }));
}

/** The chosen notes and stacks in reading order. */
function stackable(desk: Desk): string[] {
  const { workshop, chosen } = desk;
  if (!workshop) return [];
  const records = [...chosen.ids].flatMap((id): [string, { order: number }][] => {
    const record = workshop.notes.get(id) ?? workshop.clusters.get(id);
    return record ? [[id, record]] : [];
  });
  return inOrder(records).map(([id]) => id);
}
