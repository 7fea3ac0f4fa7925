/** Looking at a file or a table before its rows become notes. */
import { everyLine } from "../board/clipboard";
import { BROUGHT_IN } from "../host/browser-files";
import type { Desk } from "../console/desk.svelte";
import type { Reply } from "../host/protocol";
import { t } from "../shared/words.svelte";

/** Shows what is in a file. */
export function previewFile(desk: Desk, file: File): Promise<void> {
  return preview(desk, () => desk.host.previewFile(file), false);
}

/** Tables and texts by their names; a name without an extension may be one. */
const COMES_IN = new RegExp(`(\\.(${BROUGHT_IN.join("|")})|^[^.]+)$`, "iu");
const WORKSHOP = /\.(handvat|json)$/iu;

/** A file that is dropped anywhere on the page: shown where notes can come of it, else said why not. */
export function takeDropped(desk: Desk, event: DragEvent): void {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0 || event.defaultPrevented) return;
  // The page itself would go to the file.
  event.preventDefault();
  const [file] = files;
  if (!file || desk.dialog !== null) return;
  const why = whyNot(desk, files);
  if (why) desk.messages.refuse(t(why, { file: file.name }));
  else void previewFile(desk, file);
}

function whyNot(desk: Desk, files: readonly File[]): string | null {
  if (files.length > 1) return "drop-one";
  const [{ name } = { name: "" }] = files;
  if (WORKSHOP.test(name)) return "drop-workshop";
  if (!COMES_IN.test(name)) return "drop-kind";
  return desk.workshop ? null : "drop-nowhere";
}

/** Shows what is in a pasted table, for the zone that is chosen. */
export function previewTable(desk: Desk, pasted: string): Promise<void> {
  const rows = everyLine(pasted);
  // Where a tab may be an empty first column, the text is left as it is.
  const text = rows.some((row) => row.includes("\t")) ? pasted : rows.join("\n");
  return preview(desk, () => desk.host.call({ call: "previewTable", text, heading: null }), true);
}

async function preview(desk: Desk, look: () => Promise<Reply>, pasted: boolean): Promise<void> {
  if (desk.refuses()) return;
  const reply = await desk.attempt(look);
  if (reply?.reply === "preview") desk.dialog = { kind: "import", preview: reply.preview, pasted };
}
