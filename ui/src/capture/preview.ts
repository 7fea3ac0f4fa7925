/** Looking at a file or a table before its rows become notes. */
import { lines } from "../board/clipboard";
import type { Desk } from "../console/desk.svelte";
import type { Reply } from "../host/protocol";

/** Shows what is in a file. */
export function previewFile(desk: Desk, file: File): Promise<void> {
  return preview(desk, () => desk.host.previewFile(file), false);
}

/** Shows what is in a pasted table, for the zone that is chosen. */
export function previewTable(desk: Desk, pasted: string): Promise<void> {
  const rows = lines(pasted);
  // Where a tab may be an empty first column, the text is left as it is.
  const text = rows.some((row) => row.includes("\t")) ? pasted : rows.join("\n");
  return preview(desk, () => desk.host.call({ call: "previewTable", text, heading: null }), true);
}

async function preview(desk: Desk, look: () => Promise<Reply>, pasted: boolean): Promise<void> {
  if (desk.refuses()) return;
  const reply = await desk.attempt(look);
  if (reply?.reply === "preview") desk.dialog = { kind: "import", preview: reply.preview, pasted };
}
