/** Text that is being typed. */

/** Whether the user is typing there: then most shortcuts belong to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}

/** Leaves the field that is being typed in, so that it hands over what stands in it. */
export function leaveField(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && isTyping(activeElement)) activeElement.blur();
}
