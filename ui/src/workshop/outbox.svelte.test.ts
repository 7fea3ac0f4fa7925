import { describe, expect, it } from "vitest";

import type { Batch, Edit, Failure, Reply, Request } from "../host/protocol";
import { Outbox } from "./outbox.svelte";

const EDIT: Edit = { edit: "deleteNotes", notes: ["n1"] };

/** A core that answers when it is told to. */
class Core {
  readonly batches: Batch[] = [];
  readonly #answers: { resolve: (reply: Reply) => void; reject: (failure: Failure) => void }[] = [];

  call = (request: Request): Promise<Reply> => {
    if (request.call !== "send") throw new Error("only edits are sent here");
    this.batches.push(request.batch);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  };

  async accept(id: string): Promise<void> {
    this.#answers.shift()?.resolve({ reply: "outcomes", outcomes: [{ id }] });
    await settled();
  }

  async refuse(code: string): Promise<void> {
    this.#answers.shift()?.reject({ code, message: code });
    await settled();
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

describe("the outbox", () => {
  it("sends one batch at a time, counted from one", async () => {
    const core = new Core();
    const outbox = new Outbox(core);
    const first = outbox.send([EDIT]);
    const second = outbox.send([EDIT, EDIT]);
    expect(core.batches.map(({ sequence }) => sequence)).toEqual([1]);
    expect(outbox.waiting).toBe(3);
    await core.accept("a");
    expect(core.batches.map(({ sequence }) => sequence)).toEqual([1, 2]);
    await core.accept("b");
    expect([await first, await second]).toEqual([[{ id: "a" }], [{ id: "b" }]]);
    expect(outbox.waiting).toBe(0);
  });

  it("gives a refused batch back as refused, and goes on", async () => {
    const core = new Core();
    const outbox = new Outbox(core);
    const refused = outbox.send([EDIT]);
    await core.refuse("storage");
    expect(await refused).toEqual([{ refused: { code: "storage", message: "storage" } }]);
    void outbox.send([EDIT]);
    expect(core.batches.at(-1)?.sequence).toBe(2);
  });

  it("keeps a batch while the program does not answer, and sends it again", async () => {
    const core = new Core();
    const outbox = new Outbox(core);
    const sent = outbox.send([EDIT]);
    await core.refuse("host-lost");
    expect(outbox.waiting).toBe(1);
    void outbox.retry();
    expect(core.batches.map(({ sequence }) => sequence)).toEqual([1, 1]);
    await core.accept("a");
    expect(await sent).toEqual([{ id: "a" }]);
  });

  it("takes a batch for done that had come through though its answer was lost", async () => {
    const core = new Core();
    const outbox = new Outbox(core);
    const sent = outbox.send([EDIT]);
    await core.refuse("host-lost");
    void outbox.retry();
    await core.refuse("out-of-order");
    expect(await sent).toEqual([{}]);
    void outbox.send([EDIT]);
    const [first, , last] = core.batches;
    expect(last?.sequence).toBe(1);
    expect(last?.client).not.toBe(first?.client);
  });

  it("says when nothing is waiting any more", async () => {
    const core = new Core();
    const outbox = new Outbox(core);
    await outbox.idle();
    void outbox.send([EDIT]);
    let idle = false;
    void outbox.idle().then(() => (idle = true));
    await settled();
    expect(idle).toBe(false);
    await core.accept("a");
    expect(idle).toBe(true);
  });
});
