/** The facilitator's pointer on the beamer: told while it shows the sheet at hand, and not more often than it is drawn. */
import type { Point } from "../board/geometry";
import { isOn } from "./beamer";
import type { Desk } from "./desk.svelte";

/** Between two tellings, in milliseconds. */
const PAUSE = 50;

export class Pointing {
  readonly #desk: Desk;
  #waits: Point | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** In canvas units; null when the pointer has left the sheet. */
  at(point: Point | null): void {
    const place = this.#isSeen() ? point : null;
    if (place === null && !this.#told && this.#timer === undefined) return;
    this.#waits = place;
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#told = this.#waits !== null;
      // A pointer that is missed once is told the next time.
      void this.#desk.host.call({ call: "pointAt", at: this.#waits }).catch(() => undefined);
    }, PAUSE);
  }

  #isSeen(): boolean {
    const { shown, black } = this.#desk.beamer;
    const sheet = shown.view === "canvas" || shown.view === "zone" ? shown.canvas : null;
    return isOn(this.#desk) && !black && sheet === this.#desk.canvas;
  }
}
