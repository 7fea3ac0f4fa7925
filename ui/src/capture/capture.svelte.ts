/** Writing along with the room: a line, Enter, the next; the zone and the voice stay until they are changed. */
import { VOICES } from "../actions/board";
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
    this.last = [];
    this.#zone = null;
  }

  end(): void {
    this.open = false;
    this.#desk.board?.focus();
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

  /** Writes a note; false when there was nothing to write or it was refused. */
  async write(text: string): Promise<boolean> {
    const { zone, voice } = this;
    const desk = this.#desk;
    if (text.trim() === "" || zone === null || desk.refuses()) return false;
    const id = await desk.step([{ edit: "addNote", canvas: desk.canvas, zone, text: text.trim(), voice }]);
    if (id === undefined) return false;
    this.last = [{ id, zone }, ...this.last].slice(0, LAST);
    return true;
  }

  /** Takes one of the last back; where that is refused it stays in the list. */
  async remove(id: string): Promise<void> {
    const taken = await this.#desk.make({ edit: "deleteNotes", notes: [id] });
    if (taken) this.last = this.last.filter((each) => each.id !== id);
  }
}
