import { afterEach, describe, expect, it } from "vitest";

import type { Desk } from "../console/desk.svelte";
import { onKeys } from "./keys";

/** Presses a key in an element of that kind; whether the page left it to the element, and the dialog that came. */
function press(element: string, key: string, more: KeyboardEventInit = {}, has: object = {}) {
  const desk = { dialog: null, host: { kind: "browser" }, ...has } as unknown as Desk;
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

  it("choose all notes wherever the focus is, and never the words of the page", () => {
    const done: string[] = [];
    const board = { enabled: () => true, run: ({ do: what }: { do: string }) => done.push(what) };
    expect(press("button", "a", { ctrlKey: true }, { board })).toMatchObject({ left: false });
    expect(done).toEqual(["selectAll"]);
    expect(press("button", "a", { ctrlKey: true }, { board: null })).toMatchObject({ left: false });
    expect(press("input", "a", { ctrlKey: true }, { board })).toMatchObject({ left: true });
  });

  it("give help while somebody writes, by a key that writes nothing", () => {
    expect(press("textarea", "F1")).toEqual({ left: false, dialog: { kind: "shortcuts" } });
  });
});
