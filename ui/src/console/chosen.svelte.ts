/** What is chosen: notes and stacks, a zone, an action, a crossing. The inspector shows it. */
import type { Pair } from "../host/protocol";
import type { Mirror } from "../workshop/mirror.svelte";
import { findZone } from "../workshop/overview";

export class Chosen {
  /** Notes and stacks, by id. */
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Where typing and pasting go. */
  zone = $state<string | null>(null);
  action = $state<string | null>(null);
  crossing = $state.raw<Pair | null>(null);
  /** The action or stack that was just made: its title waits to be written. */
  fresh = $state<string | null>(null);

  nothing(): void {
    this.ids = new Set();
    this.zone = null;
    this.action = null;
    this.crossing = null;
  }

  /** Notes and stacks; an action that was open steps back. */
  notes(ids: Iterable<string>): void {
    this.ids = new Set(ids);
    this.action = null;
  }

  /** The one note or stack that is chosen. */
  get only(): string | null {
    const [first] = this.ids;
    return this.ids.size === 1 && first !== undefined ? first : null;
  }

  /** Lets go of what the workshop no longer has. */
  keepOnly(workshop: Mirror): void {
    const there = [...this.ids].filter((id) => workshop.notes.has(id) || workshop.clusters.has(id));
    if (there.length !== this.ids.size) this.ids = new Set(there);
    if (this.action !== null && !workshop.actions.has(this.action)) this.action = null;
    if (this.zone !== null && !findZone(workshop.canvases, this.zone)) this.zone = null;
  }
}
