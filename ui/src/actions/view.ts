/** What is shown: views, themes, language, help. */
import { tick } from "svelte";

import type { Desk, View } from "../console/desk.svelte";
import { theme, type Theme } from "../shared/theme.svelte";
import { words, type Language } from "../shared/words.svelte";
import type { DeskAction } from "./table";

export const VIEW_ACTIONS: readonly DeskAction[] = [
  view("viewCanvas", "canvas", "Alt+1"),
  view("viewCrossings", "crossings", "Alt+2"),
  view("viewActions", "actions", "Alt+3"),
  view("viewOutline", "outline", "Alt+4"),
  view("viewDetails", "details", "Alt+5"),
  look("themeSystem", "system"),
  look("themeLight", "light"),
  look("themeDark", "dark"),
  look("themeContrast", "contrast"),
  speak("dutch", "nl"),
  speak("english", "en"),
  dialog("palette", "Mod+k"),
  dialog("shortcuts", "F1"),
  dialog("about"),
];

function view(id: string, shown: View, shortcut: string): DeskAction {
  return {
    id,
    group: "view",
    shortcut,
    whileTyping: true,
    on: (desk) => desk.view === shown,
    enabled: (desk) => desk.workshop !== null,
    run: (desk) => {
      desk.show(shown);
      // It has to be on the screen first.
      void tick().then(() => {
        enter(desk);
      });
    },
  };
}

/** The keyboard goes where the view is. */
function enter(desk: Desk): void {
  if (desk.view === "canvas" && desk.board) desk.board.focus();
  else document.querySelector<HTMLElement>("#view")?.focus();
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

function dialog(kind: "palette" | "shortcuts" | "about", shortcut?: string): DeskAction {
  return {
    id: kind,
    group: "help",
    ...(shortcut ? { shortcut, whileTyping: true } : {}),
    enabled: () => true,
    run: (desk) => (desk.dialog = { kind }),
  };
}
