import { describe, expect, it } from "vitest";

import type { Comparison, Reply, Request } from "../host/protocol";
import { Compared } from "./compared.svelte";

function side(title: string): Comparison["past"] {
  return { title, edited: "", notes: 0, actions: 0, picture: { width: 1, height: 1, marks: [] } };
}

function comparison(title: string): Reply {
  return { reply: "comparison", comparison: { past: side(title), present: side("now"), differences: [] } };
}

/** Answers when it is told to. */
class Slow {
  readonly asked: Request[] = [];
  readonly answers: ((reply: Reply | Error) => void)[] = [];
  readonly ask = (request: Request): Promise<Reply> =>
    new Promise((resolve, reject) => {
      this.asked.push(request);
      this.answers.push((reply) => {
        if (reply instanceof Error) reject(reply);
        else resolve(reply);
      });
    });
}

describe("a comparison", () => {
  it("shows the answer to the last question, whatever comes first", async () => {
    const core = new Slow();
    const compared = new Compared(core.ask);
    const first = compared.look({ of: "version", handle: "1" });
    const second = compared.look({ of: "version", handle: "2" });
    core.answers[1]?.(comparison("second"));
    await second;
    core.answers[0]?.(comparison("first"));
    await first;
    expect([compared.comparison?.past.title, compared.busy]).toEqual(["second", false]);
  });

  it("keeps what is shown until the present one is compared again", async () => {
    const core = new Slow();
    const compared = new Compared(core.ask);
    const first = compared.look({ of: "file" });
    core.answers[0]?.(comparison("before"));
    await first;
    const again = compared.again();
    expect([compared.comparison?.past.title, compared.busy]).toEqual(["before", true]);
    core.answers[1]?.(comparison("after"));
    await again;
    expect([compared.comparison?.past.title, compared.busy]).toEqual(["after", false]);
  });

  it("says why when it cannot be made, and can be tried again", async () => {
    const core = new Slow();
    const compared = new Compared(core.ask);
    const first = compared.look({ of: "file" });
    core.answers[0]?.(new Error("gone"));
    await first;
    expect([compared.failure?.message, compared.comparison]).toEqual(["gone", null]);
    const again = compared.again();
    core.answers[1]?.(comparison("there"));
    await again;
    expect([compared.failure, compared.comparison?.past.title]).toEqual([null, "there"]);
  });

  it("forgets an answer that comes after it was left", async () => {
    const core = new Slow();
    const compared = new Compared(core.ask);
    const first = compared.look({ of: "file" });
    compared.leave();
    core.answers[0]?.(comparison("late"));
    await first;
    expect([compared.comparison, compared.busy]).toEqual([null, false]);
  });
});
