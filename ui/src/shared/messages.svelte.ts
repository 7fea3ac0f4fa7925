/** Messages to the user: notices go by themselves, failures stay until they are put away. */

export interface Message {
  readonly id: number;
  readonly kind: "notice" | "failure";
  readonly text: string;
  readonly hint?: string | undefined;
  /** Further sentences, one each. */
  readonly details?: readonly string[] | undefined;
  readonly offer?: Offer | undefined;
}

/** Something that can be done about it. */
export interface Offer {
  readonly label: string;
  run(): void;
}

const NOTICE_MS = 8000;

export class Messages {
  list = $state.raw<readonly Message[]>([]);
  #last = 0;

  /** Says something that needs no answer. With details or an offer it stays. */
  tell(text: string, more: Pick<Message, "details" | "offer"> = {}): void {
    const id = this.#add({ kind: "notice", text, ...more });
    if (!more.details?.length && !more.offer) {
      setTimeout(() => {
        this.dismiss(id);
      }, NOTICE_MS);
    }
  }

  /** Says what went wrong; the same words twice are said once. */
  fail(text: string, hint?: string): void {
    const same = this.list.find((message) => message.kind === "failure" && message.text === text);
    if (same) this.dismiss(same.id);
    this.#add({ kind: "failure", text, hint });
  }

  /** Another thing is at hand: what was said of the former is over, what went wrong is not. */
  leave(): void {
    this.list = this.list.filter((message) => message.kind === "failure");
  }

  dismiss(id: number): void {
    this.list = this.list.filter((message) => message.id !== id);
  }

  #add(message: Omit<Message, "id">): number {
    this.#last += 1;
    this.list = [...this.list, { id: this.#last, ...message }];
    return this.#last;
  }
}
