/** A workshop on the strategy canvas for tests: a mirror that does what the core would do with simple edits. */
import strategy from "../../../templates/strategy.json";
import type { BoardChange, BoardMirror, BoardProps } from "./interface";
import type { Canvas, Cluster, Edit, Note, NoteText, Outcome } from "./records";

export const CANVAS = strategy.canvases.strategy as unknown as Canvas;

export function note(over: Partial<Note> = {}): Note {
  return {
    canvas: "strategy",
    zone: "social-service",
    text: "Wachttijd",
    x: 100,
    y: 300,
    width: 220,
    height: 220,
    size: "medium",
    colour: "yellow",
    voice: "assumption",
    order: 1,
    ...over,
  };
}

export function noteText(...lines: string[]): NoteText {
  return {
    typeSize: 50,
    lineHeight: 60,
    lines: lines.map((text) => ({ text: text.replace(/-$/u, ""), hyphen: text.endsWith("-") })),
    cut: false,
  };
}

export class FakeMirror implements BoardMirror {
  readonly canvases = new Map<string, Canvas>([["strategy", CANVAS]]);
  readonly notes = new Map<string, Note>();
  readonly clusters = new Map<string, Cluster>();
  readonly texts = new Map<string, NoteText>();
  readonly links = new Map<string, unknown>();
  readonly parking = new Map<string, unknown>();
  readonly #watchers = new Set<(change: BoardChange) => void>();

  watch(onchange: (change: BoardChange) => void): () => void {
    this.#watchers.add(onchange);
    return () => this.#watchers.delete(onchange);
  }

  tell(change: Partial<BoardChange>): void {
    for (const watcher of this.#watchers) {
      watcher({ notes: [], clusters: [], canvases: [], ...change });
    }
  }

  put(id: string, record: Note): void {
    this.notes.set(id, record);
    this.texts.set(id, noteText(record.text));
    this.tell({ notes: [id] });
  }
}

/** What a console hands to the board, with what it was asked and told. */
export interface FakeConsole {
  readonly props: BoardProps;
  readonly asked: Edit[];
  readonly said: string[];
  refuses: boolean;
}

export function fakeConsole(mirror: BoardMirror): FakeConsole {
  const asked: Edit[] = [];
  const said: string[] = [];
  const made: FakeConsole = { props: undefined as unknown as BoardProps, asked, said, refuses: false };
  const props: BoardProps = {
    mirror,
    canvas: "strategy",
    scene: null,
    selection: new Set(),
    zone: null,
    language: "nl",
    readOnly: false,
    send: (edits) => {
      asked.push(...edits);
      const refused = { code: "no", message: "Nee." };
      const outcomes: Outcome[] = edits.map(() => (made.refuses ? { refused } : {}));
      return Promise.resolve(outcomes);
    },
    words: (id, values) => [id, ...Object.values(values ?? {})].join(" "),
    announce: (text) => said.push(text),
    onselect: (ids) => {
      props.selection = ids;
    },
    onzone: (id) => {
      props.zone = id;
    },
    onmenu: () => undefined,
  };
  return Object.assign(made, { props });
}
