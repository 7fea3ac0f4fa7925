import { describe, expect, it, vi } from "vitest";

import { soon } from "./soon";

describe("what is done soon", () => {
  it("is done after what happens now, once", () => {
    vi.useFakeTimers();
    const done: string[] = [];
    soon(() => done.push("chosen"));
    done.push("closed");
    vi.runAllTimers();
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Home" }));
    expect(done).toEqual(["closed", "chosen"]);
    vi.useRealTimers();
  });

  it.each(["keydown", "pointerdown"])("is done before the next %s counts", (name) => {
    vi.useFakeTimers();
    const done: string[] = [];
    const note = () => done.push(name);
    document.body.addEventListener(name, note);
    soon(() => done.push("chosen"));
    document.body.dispatchEvent(new Event(name, { bubbles: true }));
    vi.runAllTimers();
    expect(done).toEqual(["chosen", name]);
    document.body.removeEventListener(name, note);
    vi.useRealTimers();
  });
});
