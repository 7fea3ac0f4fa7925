/** Text fields as high as what stands in them, also where the style sheet cannot ask for that. */

/** Makes the field as high as its text; its style says how high it may become. */
export function grow(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  const edges = area.offsetHeight - area.clientHeight;
  // What is not on the screen has no height yet.
  if (area.scrollHeight > 0) area.style.height = `${area.scrollHeight + edges}px`;
}
