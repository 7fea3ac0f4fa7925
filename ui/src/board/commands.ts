/** Does what keys, menus and palettes ask of the board. */
import { ACTUAL, STEP, bounded, seen, zoomed, type Camera } from "./camera";
import { addCopies, asText, copied, lines, parseNotes, type CopiedNote } from "./clipboard";
import { add, newId, oneStep, remove } from "./edits";
import { around, centre, type Box, type Point } from "./geometry";
import type { BoardCommand } from "./interface";
import { leastShare } from "./legibility";
import type { NotePiece, Piece } from "./pieces";
import type { RowName } from "./reading";
import type { Edit } from "./records";
import { setup } from "./setup.svelte";
import type { BoardState } from "./state.svelte";

/** How far a key moves notes, in canvas units. */
const NUDGE = 10;
const NUDGE_FAR = 50;
/** How far a duplicate lies from its original, in canvas units. */
const ASIDE = 40;

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

/** More rows than this are shown before they are pasted. */
const MANY_ROWS = 20;

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
  if (isTable(text) && board.props.ontable) {
    board.props.ontable(text);
    return true;
  }
  const zone = board.targetZone();
  const edits = lines(text).map((line) => add(newId(), board.props.canvas, line, { zone }));
  return send(board, edits, "board-said-pasted", zone);
}

/** Whether a pasted text is more than a few lines: columns, or so many rows that one wants to see them first. */
function isTable(text: string): boolean {
  const rows = text.split("\n").filter((row) => row.trim() !== "");
  return rows.length > MANY_ROWS || rows.some((row) => row.includes("\t"));
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
  void board.ask(edit, "board-said-deleted", { count: pieces.length });
  return true;
}

/** What was copied last, for hosts whose clipboard carries text only. */
let remembered: { text: string; notes: string } | null = null;

/** Keeps in mind what went to the clipboard. */
export function remember(content: { text: string; notes: string }): void {
  remembered = content;
}

async function pasteFromClipboard(board: BoardState): Promise<void> {
  try {
    paste(board, await navigator.clipboard.readText(), "");
  } catch {
    board.say("board-said-no-clipboard");
  }
}

/** Copies by the browser's own event, which carries notes; where it is refused, as text. */
function toClipboard(board: BoardState, how: "copy" | "cut"): boolean {
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

function duplicate(board: BoardState): boolean {
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
  const notes = inReadingOrder(board, board.piecesOf(board.props.selection)).map((piece) => piece.id);
  const values = { count: notes.length, zone: board.zoneName(zone) };
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

function zoom(board: BoardState, wanted: string): boolean {
  const done = zoomTo(board, wanted);
  if (done) {
    board.say("board-said-zoom", { percent: Math.round((board.camera.zoom / ACTUAL) * 100) });
  }
  return done;
}

function zoomTo(board: BoardState, wanted: string): boolean {
  const { camera, view } = board;
  const middle = { x: view.width / 2, y: view.height / 2 };
  switch (wanted) {
    case "zoomIn":
      board.look(zoomed(camera, view, middle, camera.zoom * STEP));
      return true;
    case "zoomOut":
      board.look(zoomed(camera, view, middle, camera.zoom / STEP));
      return true;
    case "zoomActual":
      board.look({ ...centred(board), zoom: ACTUAL }, true);
      return true;
    case "zoomSheet":
      board.zoomToSheet();
      return true;
    case "zoomLegible":
      return zoomLegible(board);
    case "zoomZone": {
      const zone = board.zones.find((each) => each.id === board.targetZone());
      if (zone) {
        board.zoomTo(zone.box);
      }
      return zone !== undefined;
    }
    case "zoomSelection": {
      const box = around(selectedBoxes(board));
      if (box) {
        board.zoomTo(box);
      }
      return box !== null;
    }
    default:
      return false;
  }
}

/** So large that the back row reads the note at hand: the smallest of those chosen, else of those in view. */
function zoomLegible(board: BoardState): boolean {
  const piece = legiblePiece(board);
  if (!piece?.text) {
    return false;
  }
  const { x, y } = centre(piece.box);
  const zoom = (leastShare(setup) * board.screenHeight) / piece.text.typeSize;
  board.look(bounded({ x, y, zoom }), true);
  return true;
}

function legiblePiece(board: BoardState): NotePiece | null {
  const isNote = (piece: Piece): piece is NotePiece => piece.kind === "note" && piece.text !== undefined;
  const chosen = board.piecesOf(board.props.selection).filter(isNote);
  const near =
    chosen.length > 0 ? chosen : board.pieces.seenIn(seen(board.camera, board.view)).filter(isNote);
  const size = (piece: NotePiece) => piece.text?.typeSize ?? Infinity;
  return near.reduce<NotePiece | null>(
    (least, each) => (least && size(least) <= size(each) ? least : each),
    null,
  );
}

function selectedBoxes(board: BoardState): Box[] {
  return board.piecesOf(board.props.selection).map((piece) => piece.box);
}

/** The camera with what is chosen in the middle; as it is when nothing is. */
function centred(board: BoardState): Camera {
  const box = around(selectedBoxes(board));
  return box ? { ...board.camera, x: box.x + box.width / 2, y: box.y + box.height / 2 } : board.camera;
}

function inReadingOrder<T extends Piece>(board: BoardState, pieces: readonly T[]): T[] {
  const place = new Map(pieces.map((piece) => [piece, board.outline.place({ on: "piece", id: piece.id })]));
  return [...pieces].sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));
}

function zoneRow(zone: string | null): RowName {
  return zone === null ? { on: "pasteboard", id: "" } : { on: "zone", id: zone };
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
