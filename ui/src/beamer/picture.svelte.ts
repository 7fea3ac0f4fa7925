/** What the beamer shows, kept in step with what the core tells. */
import type { BeamerEvent, BeamerNote, BeamerView, Frame } from "../host/protocol";
import type { Point } from "../board/geometry";
import { Clock } from "../clock/clock.svelte";

type Sheet = Extract<BeamerView, { view: "sheet" }>;

export class Picture {
  /** Null until the core has told it. */
  frame = $state.raw<Frame | null>(null);
  /** Where the facilitator points, in canvas units. */
  pointer = $state.raw<Point | null>(null);
  /** Whether the program still answers. */
  connected = $state(true);
  readonly clock = new Clock();

  hear(event: BeamerEvent): void {
    this.connected = true;
    switch (event.event) {
      case "frame":
        this.frame = event.frame;
        this.pointer = null;
        this.clock.set(event.frame.countdown);
        return;
      case "notes":
        this.#show((sheet) => ({
          ...sheet,
          notes: renewed(sheet.notes, event.puts),
          stacks: event.stacks ?? sheet.stacks,
          links: event.links ?? sheet.links,
        }));
        return;
      case "scene":
        this.#show((sheet) => ({ ...sheet, scene: event.scene }));
        return;
      case "countdown":
        this.clock.set(event.countdown);
        return;
      case "pointer":
        this.pointer = event.at;
        return;
      case "curtain":
        if (this.frame) this.frame = { ...this.frame, black: event.black };
    }
  }

  #show(change: (sheet: Sheet) => Sheet): void {
    const { frame } = this;
    if (frame?.view.view === "sheet") this.frame = { ...frame, view: change(frame.view) };
  }
}

/** The notes after some of them changed, lowest first. */
export function renewed(
  notes: readonly BeamerNote[],
  puts: readonly { id: string; note: BeamerNote | null }[],
): BeamerNote[] {
  const changed = new Set(puts.map((put) => put.id));
  const kept = notes.filter((note) => !changed.has(note.id));
  const fresh = puts.flatMap((put) => put.note ?? []);
  return [...kept, ...fresh].sort(
    (one, other) => one.order - other.order || (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
}
