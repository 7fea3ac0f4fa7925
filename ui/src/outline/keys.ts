/** The outline's keys: one table, from which keys are read and the help is drawn. */
import type { BoardCommand } from "../board/interface";

/** What keys ask of the outline: what can be asked of the board, too, and what only rows have. */
export type OutlineCommand =
  | Exclude<BoardCommand, { do: "focus" | "nudge" }>
  | { readonly do: "walk"; readonly key: string; readonly how: Walk }
  | { readonly do: "unfold" | "fold" }
  /** To the zone before or after; what is chosen goes along. */
  | { readonly do: "shift"; readonly by: 1 | -1 };

/** What walking does with the choice: only what one comes to, all from where one began, nothing. */
export type Walk = "only" | "extend" | "keep";

/** A line of the help: a Fluent id of `outline.ftl` and its keys. */
interface KeyHelp {
  readonly label: string;
  readonly shortcuts: readonly string[];
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const STEPS = ["ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"];

const BINDINGS: Readonly<Record<string, OutlineCommand>> = {
  ...Object.fromEntries(
    STEPS.flatMap((key): [string, OutlineCommand][] => [
      [key, { do: "walk", key, how: "only" }],
      [`Shift+${key}`, { do: "walk", key, how: "extend" }],
      [`Mod+${key}`, { do: "walk", key, how: "keep" }],
    ]),
  ),
  ArrowRight: { do: "unfold" },
  ArrowLeft: { do: "fold" },
  "Alt+ArrowDown": { do: "shift", by: 1 },
  "Alt+ArrowUp": { do: "shift", by: -1 },
  Enter: { do: "edit" },
  F2: { do: "edit" },
  Insert: { do: "add" },
  Delete: { do: "delete" },
  Backspace: { do: "delete" },
  Space: { do: "pickUp" },
  "Mod+Space": { do: "toggle" },
  Escape: { do: "cancel" },
  "Mod+A": { do: "selectAll" },
  "Mod+D": { do: "duplicate" },
  ContextMenu: { do: "menu" },
  "Shift+F10": { do: "menu" },
};

/** What a key asks for; null when the outline has nothing to do with it. */
export function commandOf(press: Pressed): OutlineCommand | null {
  const { key } = press;
  const name = key === " " ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  const mod = press.ctrlKey || press.metaKey;
  const shortcut = `${mod ? "Mod+" : ""}${press.altKey ? "Alt+" : ""}${press.shiftKey ? "Shift+" : ""}${name}`;
  return BINDINGS[shortcut] ?? null;
}

/** Whether a key writes a letter: in a zone, typing begins a note. */
export function types(press: Pressed): boolean {
  const writes = [...press.key].length === 1 && press.key !== " ";
  const composes = press.key === "Dead" || press.key === "Process";
  return !press.ctrlKey && !press.metaKey && !press.altKey && (writes || composes);
}

/** For the help, in the order of use. */
export function outlineKeys(): KeyHelp[] {
  return [
    { label: "outline-help-walk", shortcuts: ["ArrowDown", "ArrowUp"] },
    { label: "outline-help-zones", shortcuts: ["PageDown", "PageUp"] },
    { label: "outline-help-ends", shortcuts: ["Home", "End"] },
    { label: "outline-help-fold", shortcuts: ["ArrowRight", "ArrowLeft"] },
    { label: "outline-help-write", shortcuts: ["Enter", "Insert"] },
    { label: "outline-help-type", shortcuts: [] },
    { label: "outline-help-extend", shortcuts: ["Shift+ArrowDown", "Shift+ArrowUp"] },
    { label: "outline-help-beside", shortcuts: ["Mod+ArrowDown", "Mod+Space"] },
    { label: "outline-help-all", shortcuts: ["Mod+a"] },
    { label: "outline-help-carry", shortcuts: ["Space"] },
    { label: "outline-help-shift", shortcuts: ["Alt+ArrowDown", "Alt+ArrowUp"] },
    { label: "outline-help-menu", shortcuts: ["Shift+F10"] },
    { label: "outline-help-delete", shortcuts: ["Delete"] },
    { label: "outline-help-cancel", shortcuts: ["Escape"] },
  ];
}
