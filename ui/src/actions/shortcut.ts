/** Keys as they are written in the action table, `Mod+Shift+S`; `Mod` is Ctrl, or Command on a Mac. */

interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether exactly these keys are down. */
export function matches(shortcut: string, event: Keys): boolean {
  const parts = shortcut.split("+");
  const key = parts.pop();
  const mod = parts.includes("Mod");
  if (mod !== (event.ctrlKey || event.metaKey)) return false;
  if (parts.includes("Alt") !== event.altKey) return false;
  if (event.key.toLowerCase() !== key?.toLowerCase()) return false;
  // A sign such as ? is typed with Shift on most keyboards: only letters and named keys ask for it.
  const named = /^([a-z0-9]|[a-z].+)$/iu.test(key);
  return !named || parts.includes("Shift") === event.shiftKey;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Delete: "Del",
  Escape: "Esc",
};

/** As people read it: `Ctrl+Shift+S`, on a Mac `⇧⌘S`. */
export function shown(shortcut: string, mac: boolean): string {
  const parts = shortcut.split("+").map((part) => NAMES[part] ?? part);
  const key = parts.pop() ?? "";
  const letter = key.length === 1 ? key.toUpperCase() : key;
  if (!mac) return [...parts.map((part) => (part === "Mod" ? "Ctrl" : part)), letter].join("+");
  const signs = { Alt: "⌥", Shift: "⇧", Mod: "⌘" };
  return Object.entries(signs)
    .filter(([name]) => parts.includes(name))
    .map(([, sign]) => sign)
    .concat(letter)
    .join("");
}

export const ON_A_MAC = typeof navigator !== "undefined" && /Mac/u.test(navigator.platform);
