/** A countdown as a page counts it: from what was left when the core told it. */
import type { Countdown } from "../host/protocol";

/** How much of the time is left, in words of one letter to five. */
export type Urgency = "calm" | "soon" | "last" | "over";

/** Under these parts of the whole the colour changes. */
const SOON = 0.2;
const LAST = 0.05;
/** How often a page looks at its clock, in milliseconds. */
const TICK = 200;

export class Clock {
  #told = $state.raw<Countdown | null>(null);
  #since = 0;
  #now = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #time: () => number;
  /** Called once when the time is over. */
  onover: () => void = () => undefined;

  constructor(time: () => number = () => performance.now()) {
    this.#time = time;
  }

  get told(): Countdown | null {
    return this.#told;
  }

  /** What is left, in milliseconds. */
  get left(): number {
    if (!this.#told) return 0;
    const gone = this.#told.running ? this.#now - this.#since : 0;
    return Math.max(0, this.#told.leftMs - gone);
  }

  get urgency(): Urgency {
    if (!this.#told) return "calm";
    return urgencyOf(this.left, this.#told.totalSeconds);
  }

  set(countdown: Countdown | null): void {
    this.#told = countdown;
    this.#since = this.#time();
    this.#now = this.#since;
    clearInterval(this.#timer);
    if (countdown?.running && countdown.leftMs > 0) {
      this.#timer = setInterval(() => {
        this.#now = this.#time();
        if (this.left > 0) return;
        clearInterval(this.#timer);
        this.onover();
      }, TICK);
    }
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

export function urgencyOf(left: number, totalSeconds: number): Urgency {
  if (left <= 0) return "over";
  const part = left / (totalSeconds * 1000);
  if (part <= LAST) return "last";
  return part <= SOON ? "soon" : "calm";
}

/** `4:59`, with hours `1:04:59`; a second that has begun counts whole. */
export function clockFace(left: number): string {
  const seconds = Math.ceil(left / 1000);
  const two = (count: number) => String(count).padStart(2, "0");
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A countdown takes ten hours at most. */
const LONGEST = 600;

/** The minutes that somebody means by `5`, `1,5` or `0.5`; null where it is no time to count down from. */
export function minutesOf(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  const minutes = /^\d+(\.\d*)?$|^\.\d+$/u.test(text) ? Number(text) : 0;
  return minutes * 60 >= 1 && minutes <= LONGEST ? minutes : null;
}
