/** What is done on the board or in the outline, and on the notes chosen there. */
import type { BoardCommand } from "../board/interface";
import type { Desk } from "../console/desk.svelte";
import type { DeskAction, Group } from "./table";

export const COLOURS = ["yellow", "orange", "green", "blue", "purple", "grey"] as const;
export const SIZES = ["small", "medium", "large"] as const;
export const VOICES = ["customer", "employee", "assumption"] as const;

export const BOARD_ACTIONS: readonly DeskAction[] = [
  onBoard("addNote", "note", { do: "add" }, "Insert"),
  onBoard("editNote", "note", { do: "edit" }, "F2"),
  onBoard("cut", "edit", { do: "cut" }, "Mod+x"),
  onBoard("copy", "edit", { do: "copy" }, "Mod+c"),
  onBoard("paste", "edit", { do: "paste" }, "Mod+v"),
  onBoard("duplicate", "edit", { do: "duplicate" }, "Mod+d"),
  onBoard("delete", "edit", { do: "delete" }, "Delete"),
  onBoard("selectAll", "edit", { do: "selectAll" }, "Mod+a"),
  onBoard("chooseMore", "note", { do: "chooseMore" }),
  onBoard("pickUp", "note", { do: "pickUp" }),
  onBoard("makeLegible", "view", { do: "zoomLegible" }),
  onBoard("zoomIn", "view", { do: "zoomIn" }, "Mod+="),
  onBoard("zoomOut", "view", { do: "zoomOut" }, "Mod+-"),
  onBoard("zoomActual", "view", { do: "zoomActual" }, "Mod+0"),
  onBoard("zoomFit", "view", { do: "zoomSheet" }, "Mod+1"),
  onBoard("zoomZone", "view", { do: "zoomZone" }, "Mod+2"),
  onBoard("zoomSelection", "view", { do: "zoomSelection" }, "Mod+3"),
  ...COLOURS.map((colour) => onBoard(`colour${capital(colour)}`, "note", { do: "colour", colour })),
  ...SIZES.map((size) => onBoard(`size${capital(size)}`, "note", { do: "size", size })),
  ...VOICES.map((voice) => onBoard(`voice${capital(voice)}`, "note", { do: "voice", voice })),
];

function onBoard(id: string, group: Group, command: BoardCommand, shortcut?: string): DeskAction {
  return {
    id,
    group,
    onBoard: true,
    anywhere: group === "view" || command.do === "selectAll",
    ...(shortcut ? { shortcut } : {}),
    enabled: (desk: Desk) => desk.board?.enabled(command) ?? false,
    run: (desk: Desk) => desk.board?.run(command),
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
