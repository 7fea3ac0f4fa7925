/** Looking for words, filtering, choosing what is alike, writing along. */
import type { Desk } from "../console/desk.svelte";
import type { Note } from "../host/protocol";
import { t } from "../shared/words.svelte";
import { canEdit, sayWhy } from "./may";
import type { DeskAction } from "./table";

export const FIND_ACTIONS: readonly DeskAction[] = [
  {
    id: "find",
    group: "edit",
    shortcut: "Mod+f",
    native: true,
    whileTyping: true,
    enabled: (desk) => desk.workshop !== null,
    run: (desk) => {
      desk.find.begin();
    },
  },
  {
    id: "capture",
    group: "edit",
    shortcut: "Mod+j",
    native: true,
    whileTyping: true,
    on: (desk) => desk.capture.open,
    enabled: (desk) => desk.capture.open || canEdit(desk),
    refused: sayWhy,
    run: (desk) => {
      if (desk.capture.open) void desk.capture.end();
      else desk.capture.begin();
    },
  },
  same("sameColour", (note) => note.colour),
  same("sameVoice", (note) => note.voice),
  same("sameZone", (note) => note.zone ?? ""),
  same("sameAuthor", (note) => (note.hidden ? null : (note.author ?? null))),
];

/** Chooses every note of the sheet that has in common what the chosen ones have. */
function same(id: string, part: (note: Note) => string | null): DeskAction {
  const wanted = (desk: Desk): Set<string> => {
    const chosen = [...desk.chosen.ids].map((each) => desk.workshop?.notes.get(each));
    return new Set(chosen.flatMap((note) => (note ? (part(note) ?? []) : [])));
  };
  return {
    id,
    group: "edit",
    enabled: (desk) => wanted(desk).size > 0,
    run: (desk) => {
      const values = wanted(desk);
      const alike = [...(desk.workshop?.notes ?? [])].filter(([, note]) => {
        const value = part(note);
        return note.canvas === desk.canvas && value !== null && values.has(value);
      });
      desk.chosen.notes(alike.map(([each]) => each));
      desk.announce(t("find-chosen", { count: alike.length }));
    },
  };
}
