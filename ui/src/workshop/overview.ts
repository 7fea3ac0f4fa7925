/** What the workshop says when it is counted: zones, voices, crossings. Pure. */
import type { Action, Canvas, Cluster, Crossing, Note, Pair, Zone } from "../host/protocol";
import { inOrder } from "./order";

export type Table<T> = ReadonlyMap<string, T>;
export type Entry<T> = [string, T];

/** The canvases in their order. */
export function canvasesInOrder(canvases: Table<Canvas>): Entry<Canvas>[] {
  return inOrder(canvases);
}

/** The zones of a canvas in reading order. */
export function zonesInOrder(canvas: Canvas | undefined): Entry<Zone>[] {
  return canvas ? inOrder(Object.entries(canvas.zones)) : [];
}

/** The zones of one kind: `step`, `handle` or `customer`. */
export function zonesOfKind(canvas: Canvas | undefined, kind: string): Entry<Zone>[] {
  return zonesInOrder(canvas).filter(([, zone]) => zone.kind === kind);
}

/** The sheet whose steps and handles count: the one at hand, or else the first that has them. */
export function strategySheet(canvases: Table<Canvas>, atHand: string): Canvas | undefined {
  const present = canvases.get(atHand);
  const inTurn = canvasesInOrder(canvases).map(([, canvas]) => canvas);
  const all = present ? [present, ...inTurn] : inTurn;
  return all.find(crosses) ?? all.find((canvas) => has(canvas, "step")) ?? present;
}

/** Whether there is a strategy to place anything in: a sheet on which steps and handles cross. */
export function hasCrossings(canvases: Table<Canvas>): boolean {
  return [...canvases.values()].some(crosses);
}

function crosses(canvas: Canvas): boolean {
  return has(canvas, "step") && has(canvas, "handle");
}

function has(canvas: Canvas, kind: string): boolean {
  return Object.values(canvas.zones).some((zone) => zone.kind === kind);
}

/** A zone of any canvas. */
export function findZone(canvases: Table<Canvas>, id: string | null): Zone | undefined {
  if (id === null) return undefined;
  for (const canvas of canvases.values()) {
    if (Object.hasOwn(canvas.zones, id)) return canvas.zones[id];
  }
  return undefined;
}

/** A zone of a certain canvas: two of one template have zones of the same name. */
export function zoneOn(canvases: Table<Canvas>, canvas: string, id: string | null): Zone | undefined {
  const zones = canvases.get(canvas)?.zones;
  return zones && id !== null && Object.hasOwn(zones, id) ? zones[id] : undefined;
}

/** The notes of a zone in reading order, those in stacks too; null is the pasteboard. */
export function notesOfZone(notes: Table<Note>, canvas: string, zone: string | null): Entry<Note>[] {
  return inOrder([...notes].filter(([, note]) => note.canvas === canvas && note.zone === zone));
}

/** The notes of a zone that lie face down. */
export function hiddenInZone(notes: Table<Note>, canvas: string, zone: string): string[] {
  const here = [...notes].filter(([, note]) => note.hidden && note.canvas === canvas && note.zone === zone);
  return here.map(([id]) => id);
}

/** How many notes and stacks each canvas has. */
export function notesPerCanvas(notes: Table<Note>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const note of notes.values()) counts.set(note.canvas, (counts.get(note.canvas) ?? 0) + 1);
  return counts;
}

/** The voices of a zone's notes, counted. */
export function voicesOfZone(notes: Table<Note>, canvas: string, zone: string): Map<string, number> {
  return voices([...notes.values()].filter((note) => note.canvas === canvas && note.zone === zone));
}

/** The voices of notes, counted. */
export function voices(notes: Iterable<Note>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { voice } of notes) counts.set(voice, (counts.get(voice) ?? 0) + 1);
  return counts;
}

/** A zone on its sheet. */
export interface Spot {
  readonly canvas: string;
  readonly id: string;
  readonly zone: Zone;
}

/** The zones in which nobody but us speaks: they have notes, and all of them are assumptions. */
export function assumedZones(canvases: Table<Canvas>, notes: Table<Note>): Spot[] {
  const all = canvasesInOrder(canvases).flatMap(([canvas, sheet]) =>
    zonesInOrder(sheet).map(([id, zone]) => ({ canvas, id, zone })),
  );
  return all.filter(({ canvas, id }) => {
    const counts = voicesOfZone(notes, canvas, id);
    return counts.size === 1 && counts.has("assumption");
  });
}

/** The notes of a stack in order. */
export function notesOfStack(notes: Table<Note>, cluster: string): Entry<Note>[] {
  return inOrder([...notes].filter(([, note]) => note.cluster === cluster));
}

/** The actions made of a note. */
export function actionsOfNote(actions: Table<Action>, note: string): Entry<Action>[] {
  return inOrder([...actions].filter(([, action]) => action.notes.includes(note)));
}

/** Where a step and a handle cross. */
export interface CrossingCell {
  readonly pair: Pair;
  readonly notes: string[];
  readonly actions: string[];
  /** Why it is empty on purpose. */
  readonly reason: string | null;
}

/** The id under which a crossing is kept. */
export function crossingId(pair: Pair): string {
  return `${pair.step}--${pair.handle}`;
}

/** Every crossing of these steps and handles; an action counts at each pair of its own. */
export function crossingCells(
  steps: readonly string[],
  handles: readonly string[],
  notes: Table<Note>,
  actions: Table<Action>,
  crossings: Table<Crossing>,
): Map<string, CrossingCell> {
  const cells = new Map<string, CrossingCell>();
  for (const step of steps) {
    for (const handle of handles) {
      const pair = { step, handle };
      const reason = crossings.get(crossingId(pair))?.reason ?? null;
      cells.set(crossingId(pair), { pair, notes: [], actions: [], reason });
    }
  }
  // Most notes have no crossing: only the others are sorted.
  for (const [id, { crossing }] of inOrder([...notes].filter(([, note]) => note.crossing))) {
    if (crossing) cells.get(crossingId(crossing))?.notes.push(id);
  }
  for (const [id, action] of inOrder(actions)) {
    for (const step of action.steps) {
      for (const handle of action.handles) cells.get(crossingId({ step, handle }))?.actions.push(id);
    }
  }
  return cells;
}

/** Whether nothing was said of a crossing: a gap in the strategy. */
export function isGap(cell: CrossingCell): boolean {
  return cell.notes.length === 0 && cell.actions.length === 0 && cell.reason === null;
}

/** Notes that could be put at a crossing: they lie in its step or handle and have none yet. */
export function candidatesFor(notes: Table<Note>, pair: Pair): Entry<Note>[] {
  return inOrder(
    [...notes].filter(([, note]) => !note.crossing && (note.zone === pair.step || note.zone === pair.handle)),
  );
}

/** The clusters of a zone. */
export function clustersOfZone(
  clusters: Table<Cluster>,
  canvas: string,
  zone: string | null,
): Entry<Cluster>[] {
  return inOrder([...clusters].filter(([, cluster]) => cluster.canvas === canvas && cluster.zone === zone));
}
