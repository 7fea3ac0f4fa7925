/**
 * The workshop as this page knows it: begun from a snapshot, changed only by the patches that the core pushes.
 *
 * The maps are never changed in place: a patch puts new ones there, so whatever reads them follows.
 */
import type {
  Action,
  Canvas,
  Cluster,
  Conflict,
  Crossing,
  Event,
  Head,
  Note,
  NoteText,
} from "../host/protocol";
import type {
  Person,
  Put,
  Reach,
  Recovered,
  SaveState,
  Snapshot,
  StepLabel,
  Workshop,
} from "../host/protocol";

export type Patched = Extract<Event, { event: "patched" }>;

/** What changed: ids of records made, altered or gone; `all` after a snapshot. */
export interface Change {
  readonly all: boolean;
  readonly notes: readonly string[];
  readonly clusters: readonly string[];
  readonly canvases: readonly string[];
  readonly actions: readonly string[];
  /** Tables of entries that instruments keep, such as `answers`. */
  readonly kept: readonly string[];
}

/** What the group said with an instrument, as the file keeps it. */
export type Entries = ReadonlyMap<string, unknown>;
const KEPT = ["answers", "objections", "tests", "links", "parking"] as const;

type Records<T> = ReadonlyMap<string, T>;

export class Mirror {
  id = $state.raw("");
  head = $state.raw() as Head;
  people = $state.raw<Records<Person>>(new Map());
  canvases = $state.raw<Records<Canvas>>(new Map());
  notes = $state.raw<Records<Note>>(new Map());
  texts = $state.raw<Records<NoteText>>(new Map());
  clusters = $state.raw<Records<Cluster>>(new Map());
  crossings = $state.raw<Records<Crossing>>(new Map());
  conflicts = $state.raw<Records<Conflict>>(new Map());
  actions = $state.raw<Records<Action>>(new Map());
  answers = $state.raw<Entries>(new Map());
  objections = $state.raw<Entries>(new Map());
  tests = $state.raw<Entries>(new Map());
  links = $state.raw<Entries>(new Map());
  parking = $state.raw<Entries>(new Map());
  undo = $state.raw<StepLabel | null>(null);
  redo = $state.raw<StepLabel | null>(null);
  save = $state.raw() as SaveState;
  /** When this page saw the file written, ISO 8601; null when it has not. */
  written = $state<string | null>(null);
  recovered = $state.raw<Recovered | null>(null);
  /** Another program had put something else into the file while it was closed. */
  replaced = $state(false);
  /** How far undo reaches. */
  reach = $state.raw<Reach>({ since: null, cut: false });
  /** Whether the facilitator locked what is on the screen. */
  locked: () => boolean = () => false;
  #revision = $state(0);
  readonly #watchers = new Set<(change: Change) => void>();

  constructor(snapshot: Snapshot) {
    this.load(snapshot);
  }

  /** The revision that the page has. */
  get revision(): number {
    return this.#revision;
  }

  /** Edits are refused: the core said so, or the board that is looked at is locked. */
  get readOnly(): boolean {
    return this.save.readOnly !== null || this.locked();
  }

  /** Starts anew from a snapshot. */
  load(snapshot: Snapshot): void {
    const { workshop } = snapshot;
    this.id = workshop.id;
    this.#revision = workshop.revision;
    this.head = headOf(workshop);
    this.people = table(workshop.people);
    this.canvases = table(workshop.canvases);
    this.notes = table(workshop.notes);
    this.texts = table(snapshot.texts);
    this.clusters = table(workshop.clusters);
    this.crossings = table(workshop.crossings);
    this.actions = table(workshop.actions);
    // A workshop without conflicts has no such table.
    this.conflicts = table(workshop.conflicts ?? {});
    for (const name of KEPT) this[name] = table<unknown>(workshop[name]);
    this.undo = snapshot.undo;
    this.redo = snapshot.redo;
    this.save = snapshot.save;
    this.recovered = snapshot.recovered;
    this.replaced = snapshot.replaced;
    this.reach = snapshot.reach;
    this.#tell({ all: true, notes: [], clusters: [], canvases: [], actions: [], kept: [] });
  }

  /** Takes a step in. False when steps are missing before it: then only a snapshot helps. */
  patch(step: Patched): boolean {
    if (step.revision <= this.#revision) return true;
    if (step.revision !== this.#revision + 1) return false;
    this.#revision = step.revision;
    this.undo = step.undo;
    this.redo = step.redo;
    const change = { all: false, notes: [], clusters: [], canvases: [], actions: [], kept: [] } as Lists;
    const draft = new Drafts(this);
    for (const put of step.puts) draft.put(put, change);
    draft.keep();
    this.#tell(change);
    return true;
  }

  /** Undo reaches elsewhere than the snapshot said; news of an older state is none. */
  reaches(news: Pick<Snapshot, "reach" | "undo" | "redo"> & { readonly revision: number }): void {
    if (news.revision < this.#revision) return;
    this.reach = news.reach;
    this.undo = news.undo;
    this.redo = news.redo;
  }

  /** Calls back after every change; the answer ends it. */
  watch(onchange: (change: Change) => void): () => void {
    this.#watchers.add(onchange);
    return () => this.#watchers.delete(onchange);
  }

  #tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }
}

interface Lists extends Change {
  readonly notes: string[];
  readonly clusters: string[];
  readonly canvases: string[];
  readonly actions: string[];
  readonly kept: string[];
}

/** Copies of the maps that a step touches, made at the first touch. */
class Drafts {
  readonly #copies = new Map<keyof Mirror, Map<string, unknown>>();

  constructor(private readonly mirror: Mirror) {}

  put(put: Put, change: Lists): void {
    switch (put.record) {
      case "head":
        this.mirror.head = put.head;
        return;
      case "person":
        this.#set("people", put.id, put.person);
        return;
      case "canvas":
        this.#set("canvases", put.id, put.canvas);
        change.canvases.push(put.id);
        return;
      case "note":
        this.#set("notes", put.id, put.note);
        // Without new lines the old ones hold, unless the note is gone.
        if (put.text || !put.note) this.#set("texts", put.id, put.text);
        change.notes.push(put.id);
        return;
      case "cluster":
        this.#set("clusters", put.id, put.cluster);
        // Without new lines the old ones hold, unless the stack is gone.
        if (put.text || !put.cluster) this.#set("texts", put.id, put.text);
        change.clusters.push(put.id);
        return;
      case "crossing":
        this.#set("crossings", put.id, put.crossing);
        return;
      case "conflict":
        this.#set("conflicts", put.id, put.conflict);
        return;
      case "action":
        this.#set("actions", put.id, put.action);
        change.actions.push(put.id);
        return;
      case "kept":
        change.kept.push(put.table);
        for (const name of KEPT) if (name === put.table) this.#set(name, put.key, put.value);
    }
  }

  keep(): void {
    for (const [name, copy] of this.#copies) Object.assign(this.mirror, { [name]: copy });
  }

  #set(name: keyof Mirror, id: string, record: unknown): void {
    let copy = this.#copies.get(name);
    if (!copy) {
      copy = new Map(this.mirror[name] as Records<unknown>);
      this.#copies.set(name, copy);
    }
    if (record === null || record === undefined) copy.delete(id);
    else copy.set(id, record);
  }
}

function table<T>(records: Record<string, T>): Map<string, T> {
  return new Map(Object.entries(records));
}

function headOf(workshop: Workshop): Head {
  const { title, organisation, ambition, language, details } = workshop;
  return { title, organisation, ambition, language, details };
}
