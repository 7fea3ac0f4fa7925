/** Keys and the clipboard on the board: what the outline's element hears while it has the focus. */
import { NOTES_TYPE } from "./clipboard";
import { run } from "./commands";
import { away, paste, remember, selectedNotes } from "./copying";
import { commandOf, types, type KeyPress } from "./keys";
import type { BoardState } from "./state.svelte";

/** Space picks notes up when it is let go, unless the pointer used it to move the view. */
export interface SpaceBar {
  held: boolean;
  used: boolean;
}

/** Listens on the outline's element; the answer ends it. */
export function listenToKeys(tree: HTMLElement, board: BoardState, space: SpaceBar): () => void {
  const down = (event: KeyboardEvent) => {
    const press = pressOf(event);
    board.keys = true;
    if (isSpace(press)) {
      event.preventDefault();
      space.used &&= space.held;
      space.held = true;
      return;
    }
    const command = commandOf(press, board.hands.carrying);
    if (command) {
      if (run(board, command) || command.do === "focus") {
        event.preventDefault();
      }
    } else if (types(press) && begin(board)) {
      // The letter itself goes to the editor, which has the focus now, and to nobody's shortcuts.
      event.stopPropagation();
    }
  };
  const up = (event: KeyboardEvent) => {
    if (isSpace(pressOf(event)) && space.held) {
      event.preventDefault();
      space.held = false;
      if (!space.used) {
        run(board, { do: "pickUp" });
      }
    }
  };
  const left = () => {
    space.held = false;
  };
  const copy = (event: ClipboardEvent) => {
    const content = selectedNotes(board);
    if (!content || !event.clipboardData) {
      return;
    }
    event.preventDefault();
    event.clipboardData.setData("text/plain", content.text);
    event.clipboardData.setData(NOTES_TYPE, content.notes);
    remember(content);
    if (event.type === "cut") {
      away(board, true);
    } else {
      board.say("board-said-copied", { count: board.props.selection.size });
    }
  };
  const pasted = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    paste(board, text, event.clipboardData?.getData(NOTES_TYPE) ?? "");
  };
  // WebKit asks beforehand whether there is anything to copy or somewhere to paste.
  const may = (event: Event) => {
    event.preventDefault();
  };
  const heard: [string, (event: never) => void][] = [
    ["keydown", down],
    ["keyup", up],
    ["blur", left],
    ["copy", copy],
    ["cut", copy],
    ["paste", pasted],
    ["beforecopy", may],
    ["beforecut", may],
    ["beforepaste", may],
  ];
  for (const [name, hear] of heard) {
    tree.addEventListener(name, hear as EventListener);
  }
  return () => {
    for (const [name, hear] of heard) {
      tree.removeEventListener(name, hear as EventListener);
    }
  };
}

/** Goes on with the chosen note, or begins one where the keyboard is; false where typing has no place. */
function begin(board: BoardState): boolean {
  const { zone, selection } = board.props;
  const [only] = selection;
  if (only !== undefined) {
    return selection.size === 1 && !board.hands.carrying && board.editor.open(only);
  }
  if (zone === null && board.focus.on !== "pasteboard") {
    return false;
  }
  return board.editor.beginIn(zone);
}

function isSpace(press: KeyPress): boolean {
  return press.code === "Space" && !press.mod && !press.alt && !press.shift;
}

function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, shiftKey: shift } = event;
  // The key that gives a euro sign is no modifier, though Windows reports it as Ctrl and Alt.
  const graph = event.getModifierState("AltGraph");
  const mod = !graph && (event.ctrlKey || event.metaKey);
  return { key, code, shift, alt: !graph && event.altKey, mod };
}
