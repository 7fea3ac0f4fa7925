/** What the board and the console ask of each other. */
import type { Box, Point } from "./geometry";
import type { Canvas, Cluster, Edit, Note, NoteText, Outcome, Scene } from "./records";

/** What the board reads of the page's mirror. The maps are the mirror's own; the board never changes them. */
export interface BoardMirror {
  readonly canvases: ReadonlyMap<string, Canvas>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** Arrows between notes and influences between zones, as the file keeps them. */
  readonly links?: ReadonlyMap<string, unknown>;
  /** What is in the parking lot, by the ids of the notes. */
  readonly parking?: ReadonlyMap<string, unknown>;
  /** The lines of every note, by its id. */
  readonly texts: ReadonlyMap<string, NoteText>;
  /** Calls back after every change of the maps above; the answer ends it. */
  watch(onchange: (change: BoardChange) => void): () => void;
}

/** What changed in the mirror: made, altered or gone. */
export interface BoardChange {
  /** Everything may have changed: a snapshot came. The lists are then of no account. */
  readonly all?: boolean;
  readonly notes: readonly string[];
  readonly clusters: readonly string[];
  readonly canvases: readonly string[];
  /** Tables of entries that are kept for instruments, such as `links`. */
  readonly kept?: readonly string[];
}

/** What lies under a pointer or has the keyboard's focus. */
export type BoardTarget =
  | { readonly on: "note"; readonly id: string }
  | { readonly on: "stack"; readonly id: string }
  | { readonly on: "zone"; readonly id: string }
  | { readonly on: "pasteboard" };

export interface BoardProps {
  mirror: BoardMirror;
  /** The sheet to show. */
  canvas: string;
  /** The sheet without its notes; null until it has come. */
  scene: Scene | null;
  /** Chosen notes and stacks. Ids that are gone are skipped. */
  selection: ReadonlySet<string>;
  /** The chosen zone: where typing and pasting go. */
  zone: string | null;
  /** Notes and stacks that stand out, the rest steps back; null: all are alike. */
  highlight?: ReadonlySet<string> | null;
  /** The part of the sheet that the beamer shows, in canvas units; without, the back row looks at this screen. */
  beamer?: Box | null;
  /** Language of the zones' names. */
  language: string;
  /** Edits are refused: nothing is asked for. */
  readOnly?: boolean;
  /** Somebody began an edit although it is read only. */
  onrefused?: () => void;
  /** Each element is one undo step. Settles when all are durable; the board takes the outcomes' new ids. */
  send(edits: readonly Edit[]): Promise<readonly Outcome[]>;
  /** The words under a Fluent id. */
  words(id: string, values?: Record<string, string | number>): string;
  /** Says something in the app's live region. */
  announce(text: string): void;
  onselect(ids: ReadonlySet<string>): void;
  onzone(id: string | null): void;
  /** A hand chose a note or stack by pressing it; `onselect` has told before. */
  onpress?(id: string): void;
  /** The context menu is asked for, at a place in the window's CSS pixels. */
  onmenu(at: Point, target: BoardTarget): void;
  /** A table or a long list was pasted. */
  ontable?(text: string): void;
  /** An arrow from a note to another was drawn by hand; null: it goes to the note that is chosen next. */
  onlink?(from: string, to: string | null): void;
  /** A stack was double-clicked or Enter was pressed on it. */
  onstack?(id: string): void;
}

export type Doing = "idle" | "pan" | "drag" | "carry" | "other";

/** What shows notes and takes commands about them: the board, and the outline as well as the board. */
export interface CommandHandle {
  /** Puts the keyboard's focus there. */
  focus(): void;
  /** Shows a note, stack or zone, and puts the focus on it; `keyboard`: the keyboard's, too. */
  reveal(id: string, keyboard?: boolean): void;
  /** Does what the command says; false when it cannot now. */
  run(command: BoardCommand): boolean;
  /** Whether the command can be done now. */
  enabled(command: BoardCommand): boolean;
  /** Asks at once for what keys have moved and is not yet asked for, and settles when that is done; null when there is
   * nothing of that kind. */
  settle?(): Promise<void> | null;
  /** Whether there is something to settle: a step that undo does not know of yet. */
  unsettled?(): boolean;
  /** What hands are at: `other` is a press that may become anything. */
  doing?(): Doing;
  /** How many notes of the sheet the back row cannot read as it is shown now. */
  unreadable?(): number;
  /** What of the sheet is in view, in canvas units; null where no sheet is drawn. */
  seen(): Box | null;
}

/** What a board on the screen can be told: `bind:this`. */
export interface BoardHandle extends CommandHandle {
  /** The place on the sheet under a point of the window, in CSS pixels. */
  placeAt(point: Point): Point;
}

/** Everything that can be asked of the board by key, menu or palette. */
export type BoardCommand =
  | { readonly do: "add" | "edit" | "delete" | "duplicate" | "copy" | "cut" | "paste" | "selectAll" | "menu" }
  | { readonly do: "colour"; readonly colour: string }
  | { readonly do: "size"; readonly size: string }
  | { readonly do: "voice"; readonly voice: string }
  | { readonly do: "place"; readonly zone: string | null }
  | { readonly do: "zoomIn" | "zoomOut" | "zoomActual" | "zoomSheet" | "zoomZone" | "zoomSelection" }
  /** So large that the back row can read what is chosen. */
  | { readonly do: "zoomLegible" }
  | { readonly do: "pickUp" | "cancel" }
  /** From now on a press chooses one more, or one less; again: no longer. */
  | { readonly do: "chooseMore" }
  | { readonly do: "nudge"; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1; readonly far: boolean }
  /** `alone`: what is chosen stays as it is. */
  | { readonly do: "focus"; readonly to: FocusStep; readonly extend: boolean; readonly alone?: boolean }
  | { readonly do: "toggle" };

/** Where the keyboard's focus goes in the outline. */
export type FocusStep = "next" | "previous" | "into" | "out" | "first" | "last" | "nextZone" | "previousZone";
