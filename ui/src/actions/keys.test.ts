import { afterEach, describe, expect, it, vi } from "vitest";

import type { Desk } from "../console/desk.svelte";
import { followTyping } from "../shared/typing";
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

  it("undo the last step from a field in which nothing was typed, and the typing where something was", async () => {
    followTyping();
    let undone = 0;
    const workshop = { readOnly: false, undo: { code: "" } };
    const make = (): Promise<boolean> => Promise.resolve((undone += 1) < 0);
    const desk = { workshop, make, board: null };
    expect(press("input", "z", { ctrlKey: true }, desk).left).toBe(false);
    await vi.waitFor(() => {
      expect(undone).toBe(1);
    });
    const field = document.body.appendChild(document.createElement("input"));
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.addEventListener("keydown", (event) => {
      onKeys({ dialog: null, host: { kind: "browser" }, ...desk } as unknown as Desk, event);
    });
    const again = new KeyboardEvent("keydown", { key: "z", ctrlKey: true, cancelable: true });
    expect(field.dispatchEvent(again)).toBe(true);
  });

  it("give help while somebody writes, by a key that writes nothing", () => {
    expect(press("textarea", "F1")).toEqual({ left: false, dialog: { kind: "shortcuts" } });
  });
});
