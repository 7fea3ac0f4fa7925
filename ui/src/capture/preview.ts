/** Looking at a file or a table before its rows become notes. */
import type { Desk } from "../console/desk.svelte";
import type { Reply } from "../host/protocol";

/** Shows what is in a file. */
export function previewFile(desk: Desk, file: File): Promise<void> {
  return preview(desk, () => desk.host.previewFile(file), false);
}

/** Shows what is in a pasted table, for the zone that is chosen. */
export function previewTable(desk: Desk, text: string): Promise<void> {
  return preview(desk, () => desk.host.call({ call: "previewTable", text, heading: null }), true);
}

async function preview(desk: Desk, look: () => Promise<Reply>, pasted: boolean): Promise<void> {
  if (desk.refuses()) return;
  const reply = await desk.attempt(look);
  if (reply?.reply === "preview") desk.dialog = { kind: "import", preview: reply.preview, pasted };
}
