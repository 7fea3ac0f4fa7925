/** Messages to the user: notices and refusals go by themselves, failures stay until they are put away. */

export interface Message {
  readonly id: number;
  readonly kind: "notice" | "refusal" | "failure";
  readonly text: string;
  readonly hint?: string | undefined;
  /** Further sentences, one each. */
  readonly details?: readonly string[] | undefined;
  readonly offer?: Offer | undefined;
  /** What went wrong, as the core names it. */
  readonly code?: string | undefined;
}

/** Something that can be done about it. */
export interface Offer {
  readonly label: string;
  run(): void;
}

const NOTICE_MS = 8000;
/** Failures of who may only read. */
const BARRED: ReadonlySet<string> = new Set(["read-only", "locked", "open-elsewhere"]);

export class Messages {
  list = $state.raw<readonly Message[]>([]);
  #last = 0;

  /** Says something that needs no answer; the same words twice are said once. With details or an offer it stays. */
  tell(text: string, more: Pick<Message, "details" | "offer"> = {}): number {
    const id = this.#say({ kind: "notice", text, ...more });
    if (!more.details?.length && !more.offer) this.#passing(id);
    return id;
  }

  /** Says why something that was begun cannot be done now. */
  refuse(text: string, hint?: string): void {
    this.#passing(this.#say({ kind: "refusal", text, hint }));
  }

  /** Says what went wrong; the same words twice are said once. */
  fail(text: string, hint?: string, code?: string): void {
    this.#say({ kind: "failure", text, hint, code });
  }

  /** What could only be read can be written again: what was refused for that is over. */
  writable(): void {
    const isOver = ({ kind, code }: Message): boolean => kind === "refusal" || BARRED.has(code ?? "");
    this.list = this.list.filter((message) => !isOver(message));
  }

  /** Another thing is at hand: what was said of the former is over, what went wrong is not. */
  leave(): void {
    this.list = this.list.filter((message) => message.kind === "failure");
  }

  dismiss(id: number): void {
    this.list = this.list.filter((message) => message.id !== id);
  }

  #passing(id: number): void {
    setTimeout(() => {
      this.dismiss(id);
    }, NOTICE_MS);
  }

  #say(message: Omit<Message, "id">): number {
    const same = this.list.find(({ kind, text }) => kind === message.kind && text === message.text);
    if (same) this.dismiss(same.id);
    this.#last += 1;
    this.list = [...this.list, { id: this.#last, ...message }];
    return this.#last;
  }
}
