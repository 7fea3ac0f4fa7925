/** Text that is being typed. */
import type { Attachment } from "svelte/attachments";

const HAND_OVER = "handover";

/** Whether the user is typing there: then most shortcuts belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}

/** Fields in which something was typed since they got the focus. */
const typedIn = new WeakSet<EventTarget>();

/** Follows what is typed where, from now on. */
export function followTyping(): void {
  addEventListener("input", ({ target }) => target && typedIn.add(target), { capture: true });
  addEventListener("focusout", ({ target }) => target && typedIn.delete(target), { capture: true });
}

export function wasTypedIn(target: EventTarget | null): boolean {
  return target !== null && typedIn.has(target);
}

/** Leaves the field that is being typed in, so that it hands over what stands in it. */
export function leaveField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && isTyping(activeElement)) activeElement.blur();
}

/** What is being typed is handed over now; the field keeps the focus and the caret, so that typing goes on. */
export function handOver(): void {
  const { activeElement } = document;
  if (isTyping(activeElement)) activeElement?.dispatchEvent(new Event(HAND_OVER));
}

/** A field that can hand over what stands in it before it is left. */
export function handsOver(give: () => void): Attachment<HTMLElement> {
  return (field) => {
    field.addEventListener(HAND_OVER, give);
    return () => {
      field.removeEventListener(HAND_OVER, give);
    };
  };
}

/** Whether a field loses the focus to a dialog, which gives it back when it closes. */
export function isLent({ relatedTarget }: FocusEvent): boolean {
  return relatedTarget instanceof Element && relatedTarget.closest("[role=dialog]") !== null;
}
