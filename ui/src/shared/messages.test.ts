import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Messages } from "./messages.svelte";

const texts = (messages: Messages): string[] => messages.list.map(({ text }) => text);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("messages", () => {
  it("of good news and refusals go by themselves, failures and offers stay", () => {
    const messages = new Messages();
    messages.tell("Written");
    messages.refuse("Nothing was changed");
    messages.fail("The disk is full");
    messages.tell("Restored", { offer: { label: "Undo", run: () => undefined } });
    vi.advanceTimersByTime(60_000);
    expect(texts(messages)).toEqual(["The disk is full", "Restored"]);
  });

  it("with the same words are said once, however often a key is pressed", () => {
    const messages = new Messages();
    for (let press = 0; press < 5; press += 1) messages.refuse("Nothing was changed");
    messages.fail("Nothing was changed");
    expect(messages.list.map(({ kind }) => kind)).toEqual(["refusal", "failure"]);
  });

  it("of who could only read are over when they can write; what else went wrong is not", () => {
    const messages = new Messages();
    messages.refuse("Nothing was changed: open in another window");
    messages.fail("Open in another window", "Close it there", "open-elsewhere");
    messages.fail("The disk is full", "Make room", "disk-full");
    messages.writable();
    expect(texts(messages)).toEqual(["The disk is full"]);
  });

  it("of what went wrong outlive the thing they were said of", () => {
    const messages = new Messages();
    messages.tell("Written");
    messages.fail("The disk is full");
    messages.leave();
    expect(texts(messages)).toEqual(["The disk is full"]);
  });
});
