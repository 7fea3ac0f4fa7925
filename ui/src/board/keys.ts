/** The board's keys: one table, from which keys are read and the help is drawn. */
import type { BoardCommand, FocusStep } from "./interface";

/** A key with its modifiers. `mod` is Ctrl, on a Mac Command. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Shortcuts as `Mod+Shift+ArrowLeft`; the label is a Fluent id of `board.ftl`. */
export interface KeyHelp {
  readonly label: string;
  readonly shortcuts: readonly string[];
}

interface Binding {
  readonly shortcut: string;
  readonly command: BoardCommand;
}

const NUDGES = [
  { key: "ArrowLeft", x: -1, y: 0 },
  { key: "ArrowRight", x: 1, y: 0 },
  { key: "ArrowUp", x: 0, y: -1 },
  { key: "ArrowDown", x: 0, y: 1 },
] as const;

const STEPS: readonly (readonly [string, FocusStep])[] = [
  ["ArrowDown", "next"],
  ["ArrowUp", "previous"],
  ["ArrowRight", "into"],
  ["ArrowLeft", "out"],
  ["Home", "first"],
  ["End", "last"],
  ["PageDown", "nextZone"],
  ["PageUp", "previousZone"],
];

/** Keys that hold wherever the board has the focus. */
const BINDINGS: readonly Binding[] = [
  ...STEPS.flatMap(([key, to]): Binding[] => [
    { shortcut: key, command: { do: "focus", to, extend: false } },
    { shortcut: `Shift+${key}`, command: { do: "focus", to, extend: true } },
    { shortcut: `Mod+${key}`, command: { do: "focus", to, extend: false, alone: true } },
  ]),
  ...NUDGES.flatMap(({ key, x, y }): Binding[] => [
    { shortcut: `Alt+${key}`, command: { do: "nudge", x, y, far: false } },
    { shortcut: `Alt+Shift+${key}`, command: { do: "nudge", x, y, far: true } },
  ]),
  { shortcut: "Enter", command: { do: "edit" } },
  { shortcut: "F2", command: { do: "edit" } },
  { shortcut: "Insert", command: { do: "add" } },
  { shortcut: "Space", command: { do: "pickUp" } },
  { shortcut: "Mod+Space", command: { do: "toggle" } },
  { shortcut: "Escape", command: { do: "cancel" } },
  { shortcut: "Delete", command: { do: "delete" } },
  { shortcut: "Backspace", command: { do: "delete" } },
  { shortcut: "Mod+D", command: { do: "duplicate" } },
  { shortcut: "Mod+A", command: { do: "selectAll" } },
  { shortcut: "ContextMenu", command: { do: "menu" } },
  { shortcut: "Shift+F10", command: { do: "menu" } },
  { shortcut: "Mod+=", command: { do: "zoomIn" } },
  { shortcut: "Mod++", command: { do: "zoomIn" } },
  { shortcut: "Mod+-", command: { do: "zoomOut" } },
  { shortcut: "Mod+0", command: { do: "zoomActual" } },
  { shortcut: "Mod+1", command: { do: "zoomSheet" } },
  { shortcut: "Mod+2", command: { do: "zoomZone" } },
  { shortcut: "Mod+3", command: { do: "zoomSelection" } },
];

/** While notes are in the hand, arrows carry them and these keys put them down. */
const CARRYING: readonly Binding[] = [
  ...NUDGES.flatMap(({ key, x, y }): Binding[] => [
    { shortcut: key, command: { do: "nudge", x, y, far: false } },
    { shortcut: `Shift+${key}`, command: { do: "nudge", x, y, far: true } },
  ]),
  { shortcut: "Enter", command: { do: "pickUp" } },
];

/** What a key asks for; null when the board has nothing to do with it. */
export function commandOf(press: KeyPress, carrying: boolean): BoardCommand | null {
  const wanted = shortcutOf(press);
  const found = (bindings: readonly Binding[]) => bindings.find(({ shortcut }) => shortcut === wanted);
  return ((carrying ? found(CARRYING) : undefined) ?? found(BINDINGS))?.command ?? null;
}

/** Whether a key writes a letter: typing begins a note. */
export function types(press: KeyPress): boolean {
  const writes = [...press.key].length === 1 && press.key !== " ";
  // A dead key or an input method's first key: the editor must be there before the letter is.
  const composes = press.key === "Dead" || press.key === "Process" || press.key === "Unidentified";
  return !press.mod && !press.alt && (writes || composes);
}

/** For the help, in the order of use. */
export function keyTable(): KeyHelp[] {
  return [
    { label: "board-help-walk", shortcuts: ["ArrowDown", "ArrowUp"] },
    { label: "board-help-into", shortcuts: ["ArrowRight", "ArrowLeft"] },
    { label: "board-help-zones", shortcuts: ["PageDown", "PageUp"] },
    { label: "board-help-ends", shortcuts: ["Home", "End"] },
    { label: "board-help-extend", shortcuts: ["Shift+ArrowDown", "Shift+ArrowUp"] },
    { label: "board-help-toggle", shortcuts: ["Mod+ArrowDown", "Mod+Space"] },
    { label: "board-help-type", shortcuts: [] },
    { label: "board-help-next", shortcuts: ["Enter"] },
    { label: "board-help-line", shortcuts: ["Shift+Enter"] },
    { label: "board-help-pick-up", shortcuts: ["Space"] },
    { label: "board-help-carry", shortcuts: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] },
    { label: "board-help-nudge", shortcuts: ["Alt+ArrowLeft", "Alt+Shift+ArrowLeft"] },
    { label: "board-help-cancel", shortcuts: ["Escape"] },
    { label: "board-help-grab", shortcuts: ["Space"] },
  ];
}

function shortcutOf({ key, code, mod, shift, alt }: KeyPress): string {
  const name = key === " " || code === "Space" ? "Space" : key.length === 1 ? key.toUpperCase() : key;
  // Shift is part of a sign like `+`, not a modifier of it.
  const shifts = shift && !(mod && /^[^A-Z]$/.test(name));
  return `${mod ? "Mod+" : ""}${alt ? "Alt+" : ""}${shifts ? "Shift+" : ""}${name}`;
}
