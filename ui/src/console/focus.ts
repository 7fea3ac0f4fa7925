/** The focus is never lost: when what had it goes, it moves on to the view, so that keys are heard again. */
import { visit } from "./visit";
import type { Desk } from "./desk.svelte";

export class FocusKeeper {
  #last: Element | null = null;

  /** Follows the focus; the answer ends it. */
  follow(): () => void {
    const follow = ({ target }: FocusEvent): void => {
      if (target instanceof Element) this.#last = target;
    };
    addEventListener("focusin", follow);
    return () => {
      removeEventListener("focusin", follow);
    };
  }

  /** Puts the focus on the view if what had it is gone or cannot be used any more. */
  look(desk: Desk): void {
    const last = this.#last;
    if (!last || document.activeElement !== document.body || desk.dialog !== null) return;
    if (last.isConnected && !last.matches(":disabled")) return;
    this.#last = null;
    if (desk.workshop) visit(desk, desk.view);
    else document.querySelector<HTMLElement>("#view")?.focus();
  }
}
