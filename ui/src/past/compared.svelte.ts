/** A past state beside the present one, asked for and kept up to date. */
import { asFailure } from "../host/host";
import type { Comparison, Failure, Past, Reply, Request } from "../host/protocol";

export type Ask = (request: Request) => Promise<Reply>;

export class Compared {
  /** What is looked at; null before anything is. */
  past = $state.raw<Past | null>(null);
  comparison = $state.raw<Comparison | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  readonly #ask: Ask;
  #asked = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Compares with another state; what was shown before goes at once. */
  async look(past: Past): Promise<void> {
    this.past = past;
    this.comparison = null;
    await this.again();
  }

  /** Compares with the same state: the present one may be another by now. What is shown stays until the answer. */
  async again(): Promise<void> {
    const { past } = this;
    if (!past) return;
    this.#asked += 1;
    const mine = this.#asked;
    this.busy = true;
    try {
      const reply = await this.#ask({ call: "compare", past });
      // An answer to a question before the last one says nothing.
      if (mine !== this.#asked) return;
      this.failure = null;
      if (reply.reply === "comparison") this.comparison = reply.comparison;
    } catch (thrown) {
      if (mine !== this.#asked) return;
      this.comparison = null;
      this.failure = asFailure(thrown);
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Looks at nothing any more. */
  leave(): void {
    this.#asked += 1;
    this.past = null;
    this.comparison = null;
    this.failure = null;
    this.busy = false;
  }
}
