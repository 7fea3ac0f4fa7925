/** What stands out over the board: what is chosen, the keyboard's focus, where a drag would land. */
import { seen } from "./camera";
import type { Adornments } from "./overlay";
import type { Piece } from "./pieces";
import type { BoardState } from "./state.svelte";

/** With more than this chosen, only what is in view is looked at. */
const MANY = 200;

/** What is drawn over the board at this moment. */
export function adornmentsOf(board: BoardState): Adornments {
  const { zone } = board.props;
  const focused = board.keys && board.focus.on === "piece" ? board.focusBox() : null;
  return {
    front: front(board),
    selected: chosenInView(board).map((piece) => piece.box),
    focused: board.hands.loads.length > 0 ? null : focused,
    zone: board.zones.find((each) => each.id === zone) ?? null,
    drop: board.hands.landingZone(),
    lasso: board.hands.lasso,
    rounds: board.zones.filter((each) => each.round),
  };
}

/** What is outlined as chosen. What is carried has its outline with it. */
function chosenInView(board: BoardState): Piece[] {
  const { selection } = board.props;
  if (board.hands.loads.length > 0) {
    const few = selection.size < MANY ? board.piecesOf(selection) : [];
    return few.filter((piece) => !board.hands.holds(piece.id));
  }
  if (selection.size < MANY) {
    return board.piecesOf(selection);
  }
  return board.pieces.seenIn(seen(board.camera, board.view)).filter((piece) => selection.has(piece.id));
}

/** The one chosen piece, if another lies over it. */
function front(board: BoardState): Piece | null {
  const [only] = board.props.selection;
  const piece = only === undefined || board.props.selection.size > 1 ? undefined : board.pieces.get(only);
  if (!piece || board.hides(piece.id)) {
    return null;
  }
  return board.pieces.within(piece.box).at(-1) === piece ? null : piece;
}
