/** Writing along with the room: a line, Enter, the next; the zone and the voice stay until they are changed. */
import { VOICES } from "../actions/board";
import { add, newId } from "../board/edits";
import type { Desk } from "../console/desk.svelte";
import { zonesInOrder } from "../workshop/overview";

/** The keys of the zones, in reading order: ten have one. */
export const ZONE_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] as const;
/** So many of the last notes stay in sight. */
const LAST = 5;

export interface Written {
  readonly id: string;
  readonly zone: string;
}

export class Capture {
  readonly #desk: Desk;
  open = $state(false);
  voice = $state<string>("customer");
  /** What stands on the line, also while the canvas is out of sight. */
  line = $state("");
  /** Newest first. */
  last = $state.raw<readonly Written[]>([]);
  #zone = $state<string | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The zones of the sheet at hand, in reading order. */
  get zones(): [string, { name: { nl: string; en: string } }][] {
    return zonesInOrder(this.#desk.workshop?.canvases.get(this.#desk.canvas));
  }

  /** Where the next note goes: the zone that was chosen, as long as the sheet has it. */
  get zone(): string | null {
    const { zones } = this;
    const wanted = [this.#zone, this.#desk.chosen.zone].find((id) => zones.some(([each]) => each === id));
    return wanted ?? zones[0]?.[0] ?? null;
  }

  begin(): void {
    this.#zone = this.#desk.chosen.zone;
    this.#desk.show("canvas");
    this.open = true;
  }

  /** Nobody writes along any more, and nothing was written. */
  leave(): void {
    this.open = false;
    this.line = "";
    this.last = [];
    this.#zone = null;
  }

  /** Notes what stands on the line, and ends; what was refused stays there. */
  async end(): Promise<void> {
    if (this.line.trim() !== "" && !(await this.next())) return;
    this.open = false;
    this.#desk.board?.focus();
  }

  /** Notes what stands on the line and begins another; false when there was nothing or it was refused. */
  async next(): Promise<boolean> {
    const written = this.line;
    this.line = "";
    const done = await this.write([written]);
    // What was refused is back on the line, unless the next was begun.
    if (!done && this.line === "") this.line = written;
    return done;
  }

  into(zone: string): void {
    this.#zone = zone;
    this.#desk.chosen.notes([]);
    this.#desk.chosen.zone = zone;
  }

  /** The zone of a digit; null where there is none. */
  zoneOf(key: string): string | null {
    const place = ZONE_KEYS.indexOf(key as (typeof ZONE_KEYS)[number]);
    return this.zones[place]?.[0] ?? null;
  }

  nextVoice(): void {
    const place = VOICES.indexOf(this.voice as (typeof VOICES)[number]);
    this.voice = VOICES[(place + 1) % VOICES.length] ?? "customer";
  }

  /** Writes a note of each text, as one step; false when there was nothing to write or it was refused. */
  async write(texts: readonly string[]): Promise<boolean> {
    const { zone, voice } = this;
    const desk = this.#desk;
    const words = texts.map((text) => text.trim()).filter((text) => text !== "");
    if (words.length === 0 || zone === null || desk.refuses()) return false;
    const written = words.map((text) => ({ id: newId(), text }));
    const edits = written.map(({ id, text }) => ({ ...add(id, desk.canvas, text, { zone }), voice }));
    if ((await desk.step(edits)) === undefined) return false;
    this.last = [...written.map(({ id }) => ({ id, zone })).reverse(), ...this.last].slice(0, LAST);
    return true;
  }

  /** Takes one of the last back; where that is refused it stays in the list. */
  async remove(id: string): Promise<void> {
    const taken = await this.#desk.make({ edit: "deleteNotes", notes: [id] });
    if (taken) this.last = this.last.filter((each) => each.id !== id);
  }
}
