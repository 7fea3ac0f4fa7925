/** The workshop's versions, and other files with the same workshop, as the core last told them. */
import { asFailure } from "../host/host";
import type { Failure, Reply, Request, Timeline, WorkshopCopy } from "../host/protocol";

export type Ask = (request: Request) => Promise<Reply>;

export class Lookback {
  /** Null until it has been asked for. */
  timeline = $state.raw<Timeline | null>(null);
  /** Why the versions could not be told. */
  failure = $state.raw<Failure | null>(null);
  copies = $state.raw<readonly WorkshopCopy[]>([]);
  /** The handle of the copy that is looked at. */
  copy = $state<string | null>(null);
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Another workshop: nothing of this holds any more. */
  leave(): void {
    this.timeline = null;
    this.failure = null;
    this.copies = [];
    this.copy = null;
  }

  /** Asks for the versions. What is shown stays when there is no answer. */
  async refresh(): Promise<void> {
    try {
      const reply = await this.#ask({ call: "versions" });
      if (reply.reply === "versions") this.timeline = reply.timeline;
      this.failure = null;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** How much room the versions may take, in bytes; rejects when it was refused. */
  async allow(bytes: number): Promise<void> {
    const reply = await this.#ask({ call: "setVersionsBudget", bytes });
    if (reply.reply === "versions") this.timeline = reply.timeline;
  }

  /** Asks for the copies beside the file. Nobody asked for them: what fails is not said. */
  async lookForCopies(): Promise<void> {
    const reply = await this.#ask({ call: "copies" }).catch(() => null);
    if (reply?.reply === "copies") this.offer(reply.copies);
  }

  /** These are the copies now; the one looked at stays so while it is among them. */
  offer(copies: readonly WorkshopCopy[]): void {
    this.copies = copies;
    if (!copies.some(({ handle }) => handle === this.copy)) this.copy = copies[0]?.handle ?? null;
  }

  /** A copy that was picked comes first and is looked at. */
  picked(copy: WorkshopCopy): void {
    this.copies = [copy, ...this.copies.filter(({ handle }) => handle !== copy.handle)];
    this.copy = copy.handle;
  }

  /** A copy that is offered no more. */
  drop(handle: string): void {
    this.offer(this.copies.filter((copy) => copy.handle !== handle));
  }
}
