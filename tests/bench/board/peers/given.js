// What a peer's page is given, and how it answers: `globalThis.board`, read and told by `../peers.mjs`.
import { makeNotes, wholeView } from "../notes.mjs";

export const given = makeNotes(Number(new URLSearchParams(location.search).get("notes")));
export const place = document.querySelector("#board");
export const view = { width: innerWidth, height: innerHeight };
export const whole = wholeView(given, view);

/** Puts the page's handle where the bench finds it once `isReady` holds at two frames in a row. */
export function offer(handle, isReady) {
  let before = false;
  const look = () => {
    const now = isReady();
    if (now && before) globalThis.board = handle;
    else requestAnimationFrame(look);
    before = now;
  };
  requestAnimationFrame(look);
}
