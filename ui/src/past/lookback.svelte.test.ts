import { describe, expect, it } from "vitest";

import type { Reply, WorkshopCopy } from "../host/protocol";
import { Lookback } from "./lookback.svelte";

function copy(handle: string): WorkshopCopy {
  return { handle, file: `${handle}.handvat`, edited: "", notes: 1, actions: 0 };
}

const answering = (reply: Reply) => () => Promise.resolve(reply);

describe("copies", () => {
  it("are offered as the core tells them, the first one looked at", async () => {
    const lookback = new Lookback(answering({ reply: "copies", copies: [copy("a"), copy("b")] }));
    await lookback.lookForCopies();
    expect([lookback.copies.length, lookback.copy]).toEqual([2, "a"]);
  });

  it("stay as they are when the core does not answer", async () => {
    const lookback = new Lookback(() => Promise.reject(new Error("away")));
    lookback.offer([copy("a")]);
    await lookback.lookForCopies();
    expect(lookback.copies).toEqual([copy("a")]);
  });

  it("leave the one looked at where it is while others come", () => {
    const lookback = new Lookback(answering({ reply: "done" }));
    lookback.offer([copy("a"), copy("b")]);
    lookback.copy = "b";
    lookback.offer([copy("c"), copy("b")]);
    expect(lookback.copy).toBe("b");
  });

  it("put the one that was picked first, once", () => {
    const lookback = new Lookback(answering({ reply: "done" }));
    lookback.offer([copy("a"), copy("b")]);
    lookback.picked(copy("b"));
    expect([lookback.copies.map(({ handle }) => handle), lookback.copy]).toEqual([["b", "a"], "b"]);
    lookback.drop("b");
    expect([lookback.copies.map(({ handle }) => handle), lookback.copy]).toEqual([["a"], "a"]);
  });
});

describe("versions", () => {
  const timeline = { versions: [], bytes: 10, budget: 100 };

  it("stay in sight when they cannot be told anew, with the reason", async () => {
    let answer: () => Promise<Reply> = answering({ reply: "versions", timeline });
    const lookback = new Lookback(() => answer());
    await lookback.refresh();
    answer = () => Promise.reject(new Error("The disk is gone"));
    await lookback.refresh();
    expect([lookback.timeline, lookback.failure?.message]).toEqual([timeline, "The disk is gone"]);
    answer = answering({ reply: "versions", timeline });
    await lookback.refresh();
    expect(lookback.failure).toBeNull();
  });

  it("may take as much room as somebody allows", async () => {
    const asked: unknown[] = [];
    const lookback = new Lookback((request) => {
      asked.push(request);
      return Promise.resolve({ reply: "versions", timeline: { ...timeline, budget: 50 } });
    });
    await lookback.allow(50);
    expect([asked, lookback.timeline?.budget]).toEqual([[{ call: "setVersionsBudget", bytes: 50 }], 50]);
  });
});
