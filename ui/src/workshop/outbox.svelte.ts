/** Edits on their way to the core: one batch at a time, in order, none lost while the program is away. */
import { HOST_LOST, asFailure, type Host } from "../host/host";
import type { Command, Outcome } from "../host/protocol";

/** The core did not expect a batch of this sequence. */
const OUT_OF_ORDER = "out-of-order";

interface Letter {
  /** It was sent before, and no answer came. */
  unanswered?: boolean;
  readonly commands: readonly Command[];
  readonly settle: (outcomes: Outcome[]) => void;
}

export class Outbox {
  /** Commands that the core has not yet made durable. */
  waiting = $state(0);
  /** Names this page among others. */
  #client = randomName();
  readonly #host: Pick<Host, "call">;
  readonly #letters: Letter[] = [];
  readonly #idlers: (() => void)[] = [];
  #sequence = 0;
  #sending = false;

  constructor(host: Pick<Host, "call">) {
    this.#host = host;
  }

  /** Settles when all are durable or refused; never rejects. */
  send(commands: readonly Command[]): Promise<Outcome[]> {
    if (commands.length === 0) return Promise.resolve([]);
    return new Promise((settle) => {
      this.#letters.push({ commands, settle });
      this.waiting += commands.length;
      void this.#deliver();
    });
  }

  /** Settles when nothing is waiting any more. */
  idle(): Promise<void> {
    if (this.#letters.length === 0) return Promise.resolve();
    return new Promise((settle) => this.#idlers.push(settle));
  }

  /** Tries again what could not be sent. */
  retry(): Promise<void> {
    return this.#deliver();
  }

  async #deliver(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let letter = this.#letters[0]; letter; letter = this.#letters[0]) {
        const outcomes = await this.#post(letter);
        if (!outcomes) return;
        this.#letters.shift();
        this.waiting -= letter.commands.length;
        letter.settle(outcomes);
      }
      for (const settle of this.#idlers.splice(0)) settle();
    } finally {
      this.#sending = false;
    }
  }

  /** Null when the program does not answer: the letter stays. */
  async #post(letter: Letter): Promise<Outcome[] | null> {
    const batch = { client: this.#client, sequence: this.#sequence + 1, commands: [...letter.commands] };
    try {
      const reply = await this.#host.call({ call: "send", batch });
      this.#sequence += 1;
      return reply.reply === "outcomes" ? reply.outcomes : [];
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === HOST_LOST) {
        letter.unanswered = true;
        return null;
      }
      if (failure.code === OUT_OF_ORDER) {
        this.#client = randomName();
        this.#sequence = 0;
        // It had come through after all: only the answer was lost.
        if (letter.unanswered) return letter.commands.map(() => ({}));
      } else {
        this.#sequence += 1;
      }
      return letter.commands.map(() => ({ refused: failure }));
    }
  }
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
}
