/** The focus is never lost: when what had it goes, it moves on to the view, so that keys are heard again. */
import { visit } from "./visit";
import type { Desk } from "./desk.svelte";

/** A dialog that closes gives the focus back itself, and what comes instead takes it: so long that may last, in ms. */
const PATIENCE = 120;

export class FocusKeeper {
  #last: Element | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

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

  /** Puts the focus on the view if what had it is gone or cannot be used any more, and nobody else takes it. */
  look(desk: Desk): void {
    if (!this.#isLost(desk)) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      if (!this.#isLost(desk)) return;
      this.#last = null;
      if (desk.workshop) visit(desk, desk.view);
      else document.querySelector<HTMLElement>("#view")?.focus({ preventScroll: true });
    }, PATIENCE);
  }

  #isLost(desk: Desk): boolean {
    const last = this.#last;
    if (!last || document.activeElement !== document.body || desk.dialog !== null) return false;
    return !last.isConnected || last.matches(":disabled");
  }
}
