/** The clipboard and copies: what is chosen goes out, comes in, is doubled, or goes away. */
import { addCopies, asText, copied, isTable, lines, parseNotes, type CopiedNote } from "./clipboard";
import { add, newId, oneStep, remove } from "./edits";
import { around } from "./geometry";
import { notesIn, type Piece } from "./pieces";
import type { RowName } from "./reading";
import type { Edit } from "./records";
import type { BoardState } from "./state.svelte";

/** How far a duplicate lies from its original, in canvas units. */
const ASIDE = 40;

/** What was copied last, for hosts whose clipboard carries text only. */
let remembered: { text: string; notes: string } | null = null;

/** Notes of the selection for the clipboard; null when there are none. */
export function selectedNotes(board: BoardState): { text: string; notes: string } | null {
  const notes = board.piecesOf(board.props.selection).filter((piece) => piece.kind === "note");
  if (notes.length === 0) {
    return null;
  }
  const records = copied(inReadingOrder(board, notes));
  return { text: asText(records), notes: JSON.stringify(records) };
}

/** Brings in what a clipboard holds: notes of this program, else a note for each line. One undo step. */
export function paste(board: BoardState, text: string, json: string): boolean {
  const notes = parseNotes(json) ?? (text === remembered?.text ? parseNotes(remembered.notes) : null);
  if (notes) {
    return pasteNotes(board, notes);
  }
  if (board.props.ontable && isTable(text)) {
    board.props.ontable(text);
    return true;
  }
  const zone = board.targetZone();
  const edits = lines(text).map((line) => add(newId(), board.props.canvas, line, { zone }));
  return send(board, edits, "board-said-pasted", zone);
}

/** Away with what is chosen, stacks only where the user means them; the focus goes to what follows. */
export function away(board: BoardState, notesOnly = false): boolean {
  const all = board.piecesOf(board.props.selection);
  const pieces = notesOnly ? all.filter((piece) => piece.kind === "note") : all;
  const edit = remove(pieces);
  if (!edit) {
    return false;
  }
  const zone = pieces[0]?.zone ?? null;
  const left = board.outline.members(zone).filter((id) => !board.props.selection.has(id));
  const next = left[0];
  board.choose(new Set(), null);
  board.focusOn(next === undefined ? zoneRow(zone) : { on: "piece", id: next });
  void board.ask(edit, "board-said-deleted", { count: notesIn(pieces) });
  return true;
}

/** Keeps in mind what went to the clipboard. */
export function remember(content: { text: string; notes: string }): void {
  remembered = content;
}

/** Brings in what the browser hands over of the clipboard. */
export async function pasteFromClipboard(board: BoardState): Promise<void> {
  try {
    paste(board, await navigator.clipboard.readText(), "");
  } catch {
    board.say("board-said-no-clipboard");
  }
}

/** Copies by the browser's own event, which carries notes; where it is refused, as text. */
export function toClipboard(board: BoardState, how: "copy" | "cut"): boolean {
  const content = selectedNotes(board);
  board.takeFocus();
  if (!content) {
    return false;
  }
  if (!document.execCommand(how)) {
    remember(content);
    void navigator.clipboard.writeText(content.text);
    if (how === "cut") {
      away(board, true);
    }
  }
  return true;
}

function pasteNotes(board: BoardState, notes: readonly CopiedNote[]): boolean {
  const zone = board.targetZone();
  const at = { x: board.camera.x, y: board.camera.y };
  const edits = addCopies(notes, zone === null ? { at } : { zone }, board.props.canvas, newId);
  return send(board, edits, "board-said-pasted", zone);
}

/** Copies of the chosen notes beside them. */
export function duplicate(board: BoardState): boolean {
  const notes = board.piecesOf(board.props.selection).filter((piece) => piece.kind === "note");
  const box = around(notes.map((piece) => piece.box));
  if (!box) {
    return false;
  }
  const at = { x: box.x + ASIDE, y: box.y + ASIDE };
  const copies = addCopies(copied(inReadingOrder(board, notes)), { at }, board.props.canvas, newId);
  return send(board, copies, "board-said-duplicated", notes[0]?.zone ?? null);
}

/** Sends new notes as one step and chooses them. */
function send(
  board: BoardState,
  edits: readonly Extract<Edit, { edit: "addNote" }>[],
  said: string,
  zone: string | null,
): boolean {
  const edit = oneStep(edits);
  if (!edit || board.refuses()) {
    return false;
  }
  const ids = edits.map((each) => each.id).filter((id) => typeof id === "string");
  const values = { count: edits.length, zone: board.zoneName(zone) };
  void board.ask(edit, said, values).then((done) => {
    const first = ids[0];
    if (done && first !== undefined) {
      board.focus = { on: "piece", id: first };
      board.choose(new Set(ids), null);
    }
  });
  return true;
}

/** As the outline reads them. */
export function inReadingOrder<T extends Piece>(board: BoardState, pieces: readonly T[]): T[] {
  const place = new Map(pieces.map((piece) => [piece, board.outline.place({ on: "piece", id: piece.id })]));
  return [...pieces].sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));
}

/** The outline's row of a zone; null is the pasteboard. */
export function zoneRow(zone: string | null): RowName {
  return zone === null ? { on: "pasteboard", id: "" } : { on: "zone", id: zone };
}
