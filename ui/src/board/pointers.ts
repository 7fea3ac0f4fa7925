/** Turns the browser's pointers, wheel and clicks on the board into inputs of gestures. */
import { panned, toSheet, zoomed } from "./camera";
import type { Point } from "./geometry";
import type { Hit } from "./gesture";
import type { BoardTarget } from "./interface";
import { setup } from "./setup.svelte";
import type { BoardState } from "./state.svelte";

/** A finger that lies still so long, in milliseconds, asks for the menu. */
const LONG_PRESS = 550;
/** A touch that is wider or higher than this is no finger, in CSS pixels. */
const PALM = 100;
/** So long after a key, in milliseconds, hands on the screen are those that type. */
const TYPING = 800;
/** A wheel that counts in lines: CSS pixels a line. */
const LINE = 16;
/** How fast a wheel zooms: the largest step of one event, and the power of a pixel. */
const WHEEL_MOST = 25;
const WHEEL_POWER = 0.01;

/** Listens on the board's element; the answer ends it. `space` says whether the Space bar is held. */
export function listen(
  root: HTMLElement,
  board: BoardState,
  space: { held: boolean; used: boolean },
): () => void {
  /** Fingers that may ask for the menu, and since when they are down. */
  const held = new Map<number, { timer: ReturnType<typeof setTimeout>; since: number }>();
  const letUp = (pointer: number) => {
    clearTimeout(held.get(pointer)?.timer);
    held.delete(pointer);
  };
  const place = (event: MouseEvent): Point => {
    const box = root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const sheet = (at: Point) => toSheet(board.camera, board.view, at);

  const down = (event: PointerEvent) => {
    if (isWriting(event.target) || event.button > 1 || isStray(board, event)) {
      return;
    }
    board.keys = false;
    board.takeFocus();
    root.setPointerCapture(event.pointerId);
    const at = place(event);
    const finger = event.pointerType === "touch";
    const grab = event.button === 1 || space.held || setup.locked;
    space.used ||= space.held;
    const more = board.choosingMore || event.shiftKey || event.ctrlKey || event.metaKey;
    const hit = hitOf(board, board.targetAt(sheet(at)));
    board.hands.feed({
      type: "down",
      pointer: event.pointerId,
      at,
      sheet: sheet(at),
      hit,
      finger,
      more,
      grab,
    });
    if (finger) {
      const timer = setTimeout(() => {
        board.hands.feed({ type: "held", pointer: event.pointerId });
      }, LONG_PRESS);
      held.set(event.pointerId, { timer, since: event.timeStamp });
    }
  };
  const press = (event: MouseEvent) => {
    // Nothing outside is marked, and the focus stays where we put it.
    if (!isWriting(event.target)) {
      event.preventDefault();
    }
  };
  const move = (event: PointerEvent) => {
    if (board.hands.busy && isPalm(event)) {
      // What began as a finger turned out to be the side of a hand.
      lost(event);
    } else if (board.hands.busy) {
      const at = place(event);
      board.hands.feed({ type: "move", pointer: event.pointerId, at, sheet: sheet(at) });
    }
  };
  const up = (event: PointerEvent) => {
    // A page that is busy hears of the finger's end before its clock rings.
    const since = held.get(event.pointerId)?.since ?? Infinity;
    if (event.timeStamp - since >= LONG_PRESS) {
      board.hands.feed({ type: "held", pointer: event.pointerId });
    }
    letUp(event.pointerId);
    const at = place(event);
    board.hands.feed({ type: "up", pointer: event.pointerId, at, sheet: sheet(at) });
  };
  const lost = (event: PointerEvent) => {
    letUp(event.pointerId);
    board.hands.feed({ type: "lost", pointer: event.pointerId });
  };
  const double = (event: MouseEvent) => {
    if (isWriting(event.target) || setup.locked) {
      return;
    }
    const at = sheet(place(event));
    const target = board.targetAt(at);
    if (target.on === "note") {
      board.editor.open(target.id);
    } else if (target.on === "stack") {
      board.props.onstack?.(target.id);
    } else {
      board.editor.beginAt(at);
    }
  };
  const wheel = (event: WheelEvent) => {
    if (isWriting(event.target) && !event.ctrlKey) {
      return;
    }
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const by = { x: event.deltaX * unit, y: event.deltaY * unit };
    if (event.ctrlKey || event.metaKey) {
      const power = Math.min(Math.max(by.y, -WHEEL_MOST), WHEEL_MOST) * WHEEL_POWER;
      const zoom = board.camera.zoom * Math.exp(-power);
      board.look(zoomed(board.camera, board.view, place(event), zoom));
    } else {
      // A wheel that turns one way only goes sideways with Shift.
      const aside = event.shiftKey && by.x === 0 ? { x: by.y, y: 0 } : by;
      board.look(panned(board.camera, { x: -aside.x, y: -aside.y }));
    }
  };
  const menu = (event: MouseEvent) => {
    if (isWriting(event.target)) {
      return;
    }
    event.preventDefault();
    // Keys that ask for the menu come with a place of their own; the board knows a better one.
    if (event.button !== 2 || setup.locked) {
      return;
    }
    board.takeFocus();
    const at = place(event);
    const target = board.targetAt(sheet(at));
    board.chooseTarget(target);
    board.openMenu(at, target);
  };

  root.addEventListener("pointerdown", down);
  root.addEventListener("mousedown", press);
  root.addEventListener("pointermove", move);
  root.addEventListener("pointerup", up);
  root.addEventListener("pointercancel", lost);
  root.addEventListener("dblclick", double);
  root.addEventListener("wheel", wheel, { passive: false });
  root.addEventListener("contextmenu", menu);
  return () => {
    [...held.keys()].forEach(letUp);
    root.removeEventListener("pointerdown", down);
    root.removeEventListener("mousedown", press);
    root.removeEventListener("pointermove", move);
    root.removeEventListener("pointerup", up);
    root.removeEventListener("pointercancel", lost);
    root.removeEventListener("dblclick", double);
    root.removeEventListener("wheel", wheel);
    root.removeEventListener("contextmenu", menu);
  };
}

/** Too large for a finger: a palm, a sleeve. */
function isPalm(event: PointerEvent): boolean {
  return event.pointerType === "touch" && Math.max(event.width, event.height) > PALM;
}

/** Touches that nobody means: palms, and hands that lie on the screen while somebody types. */
function isStray(board: BoardState, event: PointerEvent): boolean {
  const types = event.pointerType === "touch" && board.editor.typedAt > performance.now() - TYPING;
  return isPalm(event) || types;
}

/** Whether an event belongs to a note's editor. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement;
}

function hitOf(board: BoardState, target: BoardTarget): Hit {
  if (target.on === "note" || target.on === "stack") {
    return { on: "piece", id: target.id, chosen: board.props.selection.has(target.id) };
  }
  return target;
}
