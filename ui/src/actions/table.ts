/**
 * Everything that can be done, once: menus, buttons, palette, shortcuts and help are all drawn from this table.
 * The words of an action are `action-` and its id with dashes.
 */
import type { Desk } from "../console/desk.svelte";
import { handOver, leaveField } from "../shared/typing";
import { BEAMER_ACTIONS } from "./beamer";
import { BOARD_ACTIONS } from "./board";
import { EDIT_ACTIONS } from "./edit";
import { FILE_ACTIONS } from "./file";
import { STACK_ACTIONS } from "./stack";
import { FIND_ACTIONS } from "./find";
import { VIEW_ACTIONS } from "./view";

export type Group = "file" | "edit" | "note" | "view" | "beamer" | "help";

export interface DeskAction {
  /** As native menus name it. */
  readonly id: string;
  readonly group: Group;
  /** As `Mod+Shift+S`. */
  readonly shortcut?: string;
  /** The window's own menu takes the keys before the page sees them. */
  readonly native?: boolean;
  /** The keys work while a text is being typed, too. */
  readonly whileTyping?: boolean;
  /** The board takes the keys itself while it has the focus. */
  readonly onBoard?: boolean;
  /** And where another part of the page has the focus: nothing else there wants them. */
  readonly anywhere?: boolean;
  /** Whether it is on, for those that can be. */
  readonly on?: (desk: Desk) => boolean;
  readonly enabled: (desk: Desk) => boolean;
  readonly run: (desk: Desk) => unknown;
  /** What its keys do when it cannot be done now: say why. */
  readonly refused?: (desk: Desk) => void;
}

export const ACTIONS: readonly DeskAction[] = [
  ...FILE_ACTIONS,
  ...EDIT_ACTIONS,
  ...FIND_ACTIONS,
  ...BOARD_ACTIONS,
  ...STACK_ACTIONS,
  ...VIEW_ACTIONS,
  ...BEAMER_ACTIONS,
];

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

export function actionById(id: string): DeskAction | undefined {
  return BY_ID.get(id);
}

/** The ids of all that is on now: menus tick them. */
export function actionsOn(desk: Desk): readonly string[] {
  return ACTIONS.filter((action) => action.on?.(desk)).map(({ id }) => id);
}

/** The Fluent id of an action's words: `saveAs` is `action-save-as`. */
export function wordsOf(action: DeskAction): string {
  return `action-${action.id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Does it, if it can be done now; else the reason is said, where there is one to say. */
export function runAction(desk: Desk, id: string): boolean {
  const action = BY_ID.get(id);
  if (!action?.enabled(desk)) {
    action?.refused?.(desk);
    return false;
  }
  start(desk, action);
  return true;
}

/** What is being typed counts, whatever comes; what can be done while typing lets it go on. */
export function start(desk: Desk, action: DeskAction): void {
  if (action.whileTyping) handOver();
  else leaveField();
  action.run(desk);
}

/** Does what the window's own menu asks for. What lies under an open dialog waits, as it does for keys. */
export function runFromMenu(desk: Desk, id: string): boolean {
  const group = BY_ID.get(id)?.group;
  const covered = desk.dialog !== null && (group === "edit" || group === "note");
  return !covered && runAction(desk, id);
}

/** Menus and their parts, for hosts without a native menu. */
export const MENUS: readonly { readonly id: Group; readonly parts: readonly (readonly string[])[] }[] = [
  {
    id: "file",
    parts: [
      ["new", "open", "close"],
      ["save", "saveAs", "saveCopy"],
      ["keepVersion", "versions", "mergeCopy"],
      ["import", "export"],
    ],
  },
  {
    id: "edit",
    parts: [
      ["undo", "redo"],
      ["cut", "copy", "paste", "duplicate", "delete", "selectAll"],
      ["find", "capture", "sameColour", "sameVoice", "sameZone", "sameAuthor"],
      [
        "addNote",
        "editNote",
        "stackNotes",
        "fanStack",
        "unstackNotes",
        "parkNotes",
        "unparkNotes",
        "linkNote",
        "makeAction",
        "newAction",
      ],
      ["addSheets", "editSheet"],
    ],
  },
  {
    id: "view",
    parts: [
      ["viewCanvas", "viewCrossings", "viewActions", "viewOutline", "viewDetails", "viewParking"],
      ["zoomIn", "zoomOut", "zoomActual", "zoomFit", "zoomZone", "zoomSelection"],
      ["makeLegible", "roomSetup", "wallMode", "lockBoard"],
      ["themeSystem", "themeLight", "themeDark", "themeContrast"],
      ["dutch", "english"],
    ],
  },
  {
    id: "beamer",
    parts: [
      ["beamerWindow", "showAtHand", "showNote"],
      ["showSheet", "showSeen", "showCrossings", "showCountdown", "showWaiting"],
      ["freeze", "black"],
      ["blind", "revealZone", "revealNotes"],
      ["countdown", "countdownMinute", "countdownStop"],
    ],
  },
  { id: "help", parts: [["palette", "shortcuts", "about"]] },
];
