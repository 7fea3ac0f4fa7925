/** Does what keys, menus and palettes ask of the board. */
import { away, duplicate, inReadingOrder, pasteFromClipboard, toClipboard, zoneRow } from "./copying";
import type { Point } from "./geometry";
import type { BoardCommand } from "./interface";
import { legiblePiece, zoom } from "./looking";
import { notesIn, type Piece } from "./pieces";
import type { Edit } from "./records";
import { setup } from "./setup.svelte";
import type { BoardState } from "./state.svelte";

/** How far a key moves notes, in canvas units. */
const NUDGE = 10;
const NUDGE_FAR = 50;

/** Commands that change something: where nothing can be changed, the reason is said. */
const EDITS: ReadonlySet<BoardCommand["do"]> = new Set<BoardCommand["do"]>([
  "add",
  "edit",
  "delete",
  "duplicate",
  "cut",
  "paste",
  "colour",
  "size",
  "voice",
  "place",
  "nudge",
  "pickUp",
]);

/** Whether a command can be done now. */
export function enabled(board: BoardState, command: BoardCommand): boolean {
  const { selection, zone } = board.props;
  const readOnly = board.props.readOnly === true || setup.locked;
  const some = selection.size > 0;
  switch (command.do) {
    case "add":
    case "paste":
      return !readOnly;
    case "edit":
      return !readOnly && editable(board) !== null && !faceDown(board);
    case "delete":
    case "cut":
    case "duplicate":
    case "colour":
    case "size":
    case "voice":
    case "place":
    case "nudge":
    case "pickUp":
      return !readOnly && some;
    case "copy":
    case "zoomSelection":
      return some;
    case "zoomZone":
      return zone !== null || board.targetZone() !== null;
    case "zoomLegible":
      return legiblePiece(board) !== null;
    default:
      return true;
  }
}

/** Does it; false when it cannot be done now. */
export function run(board: BoardState, command: BoardCommand): boolean {
  if (!enabled(board, command)) {
    if (EDITS.has(command.do) && !board.refuses() && command.do === "edit" && faceDown(board)) {
      board.say("blind-face-down");
    }
    return false;
  }
  switch (command.do) {
    case "add":
      return board.editor.beginIn(board.targetZone());
    case "edit":
      return edit(board);
    case "delete":
      return away(board);
    case "duplicate":
      return duplicate(board);
    case "copy":
    case "cut":
      return toClipboard(board, command.do);
    case "paste":
      board.takeFocus();
      void pasteFromClipboard(board);
      return true;
    case "selectAll":
      board.choose(new Set([...board.pieces.values()].map((piece) => piece.id)), null);
      board.say("board-said-selected", { count: board.pieces.size });
      return true;
    case "menu":
      board.openMenu(menuPlace(board), board.focusTarget());
      return true;
    case "colour":
      return set(board, { colour: command.colour });
    case "size":
      return set(board, { size: command.size });
    case "voice":
      return set(board, { voice: command.voice });
    case "place":
      return place(board, command.zone);
    case "pickUp":
      board.hands.feed({ type: board.hands.carrying ? "putDown" : "pickUp" });
      return true;
    case "cancel":
      return cancel(board);
    case "nudge": {
      const far = command.far ? NUDGE_FAR : NUDGE;
      board.hands.feed({ type: "nudge", by: { x: command.x * far, y: command.y * far } });
      return true;
    }
    case "focus":
      board.walk(command.to, command.alone ? "alone" : command.extend ? "extend" : "only");
      return true;
    case "toggle":
      return toggle(board);
    case "chooseMore":
      board.choosingMore = !board.choosingMore;
      board.say(board.choosingMore ? "board-said-choosing" : "board-said-chosen");
      return true;
    default:
      return zoom(board, command.do);
  }
}

function set(board: BoardState, look: { colour?: string; size?: string; voice?: string }): boolean {
  const notes = board.piecesOf(board.props.selection).filter((piece) => piece.kind === "note");
  if (notes.length === 0) {
    return false;
  }
  const edit: Edit = { edit: "setNotes", notes: notes.map((piece) => piece.id), ...look };
  void board.ask(edit, "board-said-set", { count: notes.length });
  return true;
}

function place(board: BoardState, zone: string | null): boolean {
  const pieces = inReadingOrder(board, board.piecesOf(board.props.selection));
  const notes = pieces.map((piece) => piece.id);
  const values = { count: notesIn(pieces), zone: board.zoneName(zone) };
  void board.ask({ edit: "placeNotes", notes, zone }, "board-said-moved", values);
  return true;
}

/** Enter: writes on the note at hand, opens the stack, begins a note in the zone. */
function edit(board: BoardState): boolean {
  const target = editable(board);
  if (!target) {
    return false;
  }
  if (target === "zone") {
    return board.editor.beginIn(board.targetZone());
  }
  if (target.kind === "stack") {
    board.props.onstack?.(target.id);
    return board.props.onstack !== undefined;
  }
  return board.editor.open(target.id);
}

function editable(board: BoardState): Piece | "zone" | null {
  const { selection, zone } = board.props;
  const [only] = selection;
  if (selection.size === 1 && only !== undefined) {
    return board.pieces.get(only) ?? null;
  }
  return selection.size === 0 && (zone !== null || board.focus.on === "pasteboard") ? "zone" : null;
}

/** Whether what would be edited is a note whose words nobody may see yet. */
function faceDown(board: BoardState): boolean {
  const target = editable(board);
  return target !== null && target !== "zone" && target.kind === "note" && target.note.hidden === true;
}

function toggle(board: BoardState): boolean {
  if (board.focus.on !== "piece") {
    return false;
  }
  board.select(board.focus.id, "toggle");
  board.say("board-said-selected", { count: board.props.selection.size });
  return true;
}

/** Escape: takes back what the hands are at, else lets go of what is chosen. */
function cancel(board: BoardState): boolean {
  if (board.hands.busy) {
    board.hands.feed({ type: "escape" });
    return true;
  }
  if (board.choosingMore) {
    return run(board, { do: "chooseMore" });
  }
  if (board.props.selection.size > 0) {
    const zone = board.targetZone();
    board.focus = zoneRow(zone);
    board.choose(new Set(), zone);
    return true;
  }
  if (board.props.zone !== null) {
    board.chooseZone(null);
    return true;
  }
  return false;
}

/** Where a menu opens that was asked for by key, in CSS pixels of the view. */
function menuPlace(board: BoardState): Point {
  const box = board.focusBox();
  const at = box
    ? board.onScreen({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
    : { x: board.view.width / 2, y: board.view.height / 2 };
  return {
    x: Math.min(Math.max(at.x, 0), board.view.width),
    y: Math.min(Math.max(at.y, 0), board.view.height),
  };
}
