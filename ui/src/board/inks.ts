/** The theme's colours by the names that scenes use, read from the CSS custom properties `--ink-*`. */
import type { Ink } from "./records";

export interface Inks {
  /** The colour of an ink. */
  of(ink: Ink): string;
  /** The paper of a note. */
  note(colour: string): string;
  /** The shape that a step is known by has its zone's colour. */
  tone(tone: string): string;
  readonly table: string;
  readonly selection: string;
  readonly focus: string;
  readonly drop: string;
}

const NOTES: Record<string, Ink> = {
  yellow: "noteYellow",
  orange: "noteOrange",
  green: "noteGreen",
  blue: "noteBlue",
  purple: "notePurple",
  grey: "noteGrey",
};
const TONES: Record<string, Ink> = {
  teal: "teal",
  amber: "amber",
  blue: "blue",
  violet: "violet",
  stone: "stone",
  petrol: "petrol",
};
/** Where a theme says nothing. */
const PLAIN = "#808080";

/** Reads the colours as they are now at an element. Asks the style once a name. */
export function readInks(element: Element): Inks {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  const property = (name: string) => {
    const colour = known.get(name) ?? (style.getPropertyValue(name).trim() || PLAIN);
    known.set(name, colour);
    return colour;
  };
  const colours = new Map<Ink, string>();
  const of = (ink: Ink) => {
    const colour = colours.get(ink) ?? property(`--ink-${kebab(ink)}`);
    colours.set(ink, colour);
    return colour;
  };
  return {
    of,
    note: (colour) => of(NOTES[colour] ?? "noteYellow"),
    tone: (tone) => of(TONES[tone] ?? "stone"),
    table: property("--board-table"),
    selection: property("--board-selection"),
    focus: property("--board-focus"),
    drop: property("--board-drop"),
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
