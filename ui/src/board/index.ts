/**
 * The board: one sheet with its notes, drawn on a canvas, worked by mouse, touch and keyboard.
 *
 * ```svelte
 * <Board bind:this={board} {mirror} {canvas} {scene} {selection} {zone} {send} {words} {announce}
 *   onselect={(ids) => …} onzone={(id) => …} onmenu={(at, target) => …} />
 * ```
 *
 * - The app holds the truth it shows: `selection` (ids of notes and stacks) and `zone` (the chosen zone) are
 *   handed in and asked for through `onselect` and `onzone`.
 * - The board reads the mirror, watches its changes, and asks for edits through `send`: one array is one call, an
 *   element is one undo step (several edits at once come as one `batch`).
 * - What menus and palettes ask for goes through `board.run(command)`; `board.enabled(command)` says whether it can
 *   be done now. The board takes its keys itself while it has the focus: what it took is `defaultPrevented` or, for
 *   letters that begin a note, stopped. `keyTable()` lists its keys for the help.
 * - Colours: the CSS custom properties `--ink-<ink>` in kebab case for every `Ink` of a scene (`--ink-soft-text`,
 *   `--ink-note-yellow`), and `--board-table` (the table around the sheet), `--board-selection`, `--board-focus`,
 *   `--board-drop` (a tint for the zone a drag would land in); watched on `<html>` (`class`, `data-theme`).
 * - Words: Fluent ids `board-*` in `locales/{nl,en}/board.ftl`, asked for through `words`.
 */
export { default as Board } from "./Board.svelte";
export { keyTable } from "./keys";
export type { KeyHelp } from "./keys";
export type {
  BoardChange,
  BoardCommand,
  BoardHandle,
  BoardMirror,
  BoardProps,
  BoardTarget,
  CommandHandle,
} from "./interface";
