/** Nearer and farther: what zoom commands show. */
import { ACTUAL, STEP, bounded, seen, zoomed, type Camera } from "./camera";
import { around, centre, type Box } from "./geometry";
import { leastShare } from "./legibility";
import type { NotePiece, Piece } from "./pieces";
import { setup } from "./setup.svelte";
import type { BoardState } from "./state.svelte";

/** Does what a zoom command asks, and says how large the sheet is now; false when there is nothing to show. */
export function zoom(board: BoardState, wanted: string): boolean {
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

/** The note with the smallest type of those chosen, else of those in view. */
export function legiblePiece(board: BoardState): NotePiece | null {
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
