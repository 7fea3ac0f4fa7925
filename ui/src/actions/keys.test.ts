import { afterEach, describe, expect, it } from "vitest";

import type { Desk } from "../console/desk.svelte";
import { onKeys } from "./keys";

/** Presses a key in an element of that kind; whether the page left it to the element, and the dialog that came. */
function press(element: string, key: string, more: KeyboardEventInit = {}) {
  const desk = { dialog: null, host: { kind: "browser" } } as unknown as Desk;
  const target = document.body.appendChild(document.createElement(element));
  target.addEventListener("keydown", (event) => {
    onKeys(desk, event);
  });
  const left = target.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true, ...more }));
  return { left, dialog: desk.dialog };
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("the page's keys", () => {
  it("leave a question mark to the text that is being written", () => {
    expect(press("textarea", "?", { shiftKey: true })).toEqual({ left: true, dialog: null });
    expect(press("input", "?", { shiftKey: true })).toEqual({ left: true, dialog: null });
  });

  it("take it where nobody writes", () => {
    expect(press("div", "?", { shiftKey: true })).toEqual({ left: false, dialog: { kind: "shortcuts" } });
  });

  it("give help while somebody writes, by a key that writes nothing", () => {
    expect(press("textarea", "F1")).toEqual({ left: false, dialog: { kind: "shortcuts" } });
  });
});
