/** Small workshops for tests. */
import type { Action, Canvas, Note, Person, Snapshot, Zone } from "../host/protocol";

export function zone(kind: string, order: number): Zone {
  const name = { nl: `vak ${order}`, en: `zone ${order}` };
  return {
    order,
    kind,
    name,
    hint: name,
    question: name,
    practices: [],
    form: "box",
    tone: "stone",
    area: { x: 0, y: 0, width: 100, height: 100 },
  };
}

export function canvas(zones: Record<string, Zone>): Canvas {
  const title = { nl: "Vel", en: "Sheet" };
  return { template: "strategy", title, sheet: "a3", order: 1, zones, bands: {}, arrows: [] };
}

/** One canvas with two steps, two handles and the customer. */
export const STRATEGY = canvas({
  "step-a": zone("step", 1),
  "step-b": zone("step", 2),
  "handle-a": zone("handle", 3),
  "handle-b": zone("handle", 4),
  customer: zone("customer", 5),
});

export function note(text: string, more: Partial<Note> = {}): Note {
  return {
    canvas: "strategy",
    zone: "step-a",
    text,
    x: 0,
    y: 0,
    width: 220,
    height: 220,
    size: "medium",
    colour: "yellow",
    voice: "assumption",
    order: 1,
    ...more,
  };
}

export function action(title: string, more: Partial<Action> = {}): Action {
  return {
    title,
    why: "",
    steps: [],
    handles: [],
    notes: [],
    owner: null,
    due: null,
    status: "open",
    measure: "",
    order: 1,
    ...more,
  };
}

export function person(name: string, more: Partial<Person> = {}): Person {
  return { name, role: "", department: "", order: 1, ...more };
}

export function snapshot(more: Partial<Snapshot["workshop"]> = {}): Snapshot {
  return {
    workshop: {
      format: "handvat",
      version: 1,
      id: "w",
      revision: 1,
      edited: "2027-01-15T09:00:00Z",
      title: "Klantdag",
      organisation: "",
      ambition: "",
      language: "nl",
      details: { date: "", place: "", facilitators: [], sponsor: "" },
      people: {},
      agenda: {},
      canvases: { strategy: STRATEGY },
      notes: {},
      clusters: {},
      links: {},
      personas: {},
      journeys: {},
      segments: {},
      stakeholders: {},
      crossings: {},
      objections: {},
      tests: {},
      answers: {},
      rounds: {},
      ballots: {},
      decisions: {},
      actions: {},
      risks: {},
      parking: {},
      conflicts: {},
      ...more,
    },
    texts: {},
    undo: null,
    redo: null,
    save: { state: "saved", pending: false, reason: null, file: "klantdag.handvat", readOnly: null },
    recovered: null,
    replaced: false,
    reach: { since: null, cut: false },
    beamer: {
      choice: { view: "waiting" },
      shown: { view: "waiting" },
      frozen: false,
      black: false,
      theme: "light",
      window: false,
      pages: 0,
      countdown: null,
    },
  };
}
