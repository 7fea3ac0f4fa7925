/** Whether undo would still take back one certain step: an offer to undo it must never take back another. */
import type { Mirror } from "../workshop/mirror.svelte";

export class UndoOffer {
  /** Another step has come. */
  onend: () => void = () => undefined;
  readonly #workshop: Pick<Mirror, "revision" | "undo" | "watch">;
  readonly #code: string;
  readonly #stop: () => void;
  readonly #before: number;
  #revision: number | null = null;

  /** Made before the step is asked for: it may come before the answer or after it. */
  constructor(workshop: Pick<Mirror, "revision" | "undo" | "watch">, code: string) {
    this.#workshop = workshop;
    this.#code = code;
    this.#before = workshop.revision;
    this.#stop = workshop.watch(() => {
      this.#see();
    });
  }

  /** The step has come, and nothing after it. */
  get holds(): boolean {
    return this.#revision !== null && this.#workshop.revision === this.#revision;
  }

  end(): void {
    this.#stop();
    this.onend();
  }

  #see(): void {
    const { revision, undo } = this.#workshop;
    if (revision === this.#before || revision === this.#revision) return;
    if (this.#revision === null && undo?.code === this.#code) this.#revision = revision;
    else this.end();
  }
}
