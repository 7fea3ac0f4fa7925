/**
 * What is being typed over a value that others may change meanwhile. Typing is never wiped: when the value
 * changes, only words that were handed over already make room for it.
 */
import { untrack } from "svelte";

export class Draft {
  #typed = $state<string | null>(null);
  #given = $state<string | null>(null);
  readonly #value: () => string;

  /** Made while a component is made. `value` is what is true. */
  constructor(value: () => string) {
    this.#value = value;
    // A new record with the same words is no change.
    const words = $derived(value());
    $effect(() => {
      void words;
      untrack(() => {
        if (this.#typed === this.#given) this.revert();
      });
    });
  }

  get text(): string {
    return this.#typed ?? this.#value();
  }

  set text(typed: string) {
    this.#typed = typed;
  }

  /** Whether something was typed that was not handed over. */
  get isNew(): boolean {
    return this.#typed !== null && this.#typed !== this.#given && this.#typed !== this.#value();
  }

  /** The words to hand over, once; null when there are none. */
  take(): string | null {
    if (!this.isNew) return null;
    this.#given = this.#typed;
    return this.#typed;
  }

  /** Shows what is true again. */
  revert(): void {
    this.#typed = null;
    this.#given = null;
  }
}
