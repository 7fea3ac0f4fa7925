/** What is looked for on the console, and what was found. */
import type { Desk } from "../console/desk.svelte";
import { visit } from "../console/visit";
import { t, words } from "../shared/words.svelte";
import { NO_FILTER, isFiltering, search, type Filter, type Hit } from "./search";

export class Find {
  readonly #desk: Desk;
  open = $state(false);
  text = $state("");
  filter = $state.raw<Filter>(NO_FILTER);
  /** The hit at hand; none before the first step. */
  at = $state(-1);
  /** Counts how often somebody asked for it: each time the field takes the focus. */
  asked = $state(0);

  readonly hits = $derived.by((): readonly Hit[] => {
    const { workshop } = this.#desk;
    if (!this.open || !workshop) return [];
    return search(workshop, this.text, this.filter, words.language);
  });
  /** Notes and stacks that stand out on the board; null while nothing is asked. */
  readonly shown = $derived.by((): ReadonlySet<string> | null => {
    if (!this.open || (this.text.trim() === "" && !this.filtering)) return null;
    const found = this.hits.filter((hit) => hit.kind === "note" || hit.kind === "stack");
    if (found.length === 0 && !this.filtering) return null;
    const stacks = found.map((hit) => this.#desk.workshop?.notes.get(hit.id)?.cluster);
    return new Set([
      ...found.map((hit) => hit.id),
      ...stacks.filter((id) => id !== null && id !== undefined),
    ]);
  });

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get filtering(): boolean {
    return isFiltering(this.filter);
  }

  begin(): void {
    this.open = true;
    this.asked++;
  }

  look(text: string): void {
    this.text = text;
    this.at = -1;
  }

  choose(part: keyof Filter, value: string): void {
    this.filter = { ...this.filter, [part]: value };
    this.at = -1;
  }

  clear(): void {
    this.filter = NO_FILTER;
    this.at = -1;
  }

  /** Nothing is looked for any more. */
  leave(): void {
    this.open = false;
    this.look("");
    this.clear();
  }

  /** As `leave`, and the focus goes back to the view. */
  end(): void {
    this.leave();
    visit(this.#desk, this.#desk.view);
  }

  /** To the next hit, or back; round at the ends. */
  step(by: 1 | -1): void {
    const count = this.hits.length;
    if (count === 0) return;
    this.at = this.at < 0 ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
    const hit = this.hits[this.at];
    if (hit) this.go(hit);
  }

  /** Shows what was found where it is; the focus stays in the field. */
  go(hit: Hit): void {
    const desk = this.#desk;
    switch (hit.kind) {
      case "note":
      case "stack":
        desk.reveal(hit.id, false);
        break;
      case "action":
        desk.show("actions");
        desk.chosen.action = hit.id;
        break;
      case "person":
        desk.show("details");
        break;
      case "zone":
        this.#zone(hit.canvas ?? desk.canvas, hit.id);
        break;
      case "answer": {
        const [canvas = desk.canvas, zone] = hit.id.split("--");
        if (zone !== undefined) this.#zone(canvas, zone);
      }
    }
    desk.announce(
      t("find-at", { place: this.hits.indexOf(hit) + 1, count: this.hits.length, text: hit.text }),
    );
  }

  #zone(canvas: string, zone: string): void {
    const desk = this.#desk;
    desk.show("canvas");
    desk.turnTo(canvas);
    desk.chosen.notes([]);
    desk.chosen.zone = zone;
  }
}
