/** What is shown: views, themes, language, help. */
import type { Desk } from "../console/desk.svelte";
import type { View } from "../console/views";
import { setup } from "../board/setup.svelte";
import { visit } from "../console/visit";
import { theme, type Theme } from "../shared/theme.svelte";
import { t, words, type Language } from "../shared/words.svelte";
import { canCross, sayNothingCrosses } from "./may";
import type { DeskAction } from "./table";

export const VIEW_ACTIONS: readonly DeskAction[] = [
  view("viewCanvas", "canvas", "Alt+1"),
  view("viewCrossings", "crossings", "Alt+2", { enabled: canCross, refused: sayNothingCrosses }),
  view("viewActions", "actions", "Alt+3"),
  view("viewOutline", "outline", "Alt+4"),
  view("viewDetails", "details", "Alt+5"),
  view("versions", "versions", "Alt+6"),
  view("viewParking", "parking", "Alt+7"),
  look("themeSystem", "system"),
  look("themeLight", "light"),
  look("themeDark", "dark"),
  look("themeContrast", "contrast"),
  speak("dutch", "nl"),
  speak("english", "en"),
  dialog("roomSetup"),
  {
    id: "wallMode",
    group: "view",
    on: () => setup.wall,
    enabled: () => true,
    run: () => {
      setup.set({ wall: !setup.wall });
    },
  },
  {
    id: "lockBoard",
    group: "view",
    on: () => setup.locked,
    enabled: (desk) => desk.view === "canvas",
    run: (desk) => {
      setup.locked = !setup.locked;
      desk.announce(t(setup.locked ? "room-said-locked" : "room-said-unlocked"));
    },
  },
  dialog("palette", "Mod+k"),
  dialog("shortcuts", "F1"),
  dialog("about"),
];

function view(id: string, shown: View, shortcut: string, also: Partial<DeskAction> = {}): DeskAction {
  return {
    id,
    group: "view",
    shortcut,
    whileTyping: true,
    on: (desk) => desk.view === shown,
    enabled: (desk) => desk.workshop !== null,
    run: (desk) => {
      visit(desk, shown);
    },
    ...also,
  };
}

function look(id: string, wanted: Theme): DeskAction {
  return {
    id,
    group: "view",
    on: () => theme.wanted === wanted,
    enabled: () => true,
    run: () => {
      theme.choose(wanted);
    },
  };
}

function speak(id: string, language: Language): DeskAction {
  return {
    id,
    group: "view",
    on: () => words.language === language,
    enabled: () => true,
    run: (desk: Desk) => desk.setLanguage(language),
  };
}

function dialog(kind: "roomSetup" | "palette" | "shortcuts" | "about", shortcut?: string): DeskAction {
  return {
    id: kind,
    group: kind === "roomSetup" ? "view" : "help",
    ...(shortcut ? { shortcut, whileTyping: true } : {}),
    enabled: () => true,
    run: (desk) => (desk.dialog = { kind }),
  };
}
