/** Shortcuts of the action table, for the whole page. */
import type { Desk } from "../console/desk.svelte";
import { isTyping, wasTypedIn } from "../shared/typing";
import { matches } from "./shortcut";
import { ACTIONS, start, type DeskAction } from "./table";

/** Further keys of the same actions. */
const ALSO: readonly [string, string][] = [
  ["Mod+y", "redo"],
  ["?", "shortcuts"],
  ["Mod+Shift+p", "palette"],
];

const STEPS: ReadonlySet<string> = new Set(["undo", "redo"]);

/** Does what the keys say; what the board or a dialog took already is left alone. */
export function onKeys(desk: Desk, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // Selecting the words of buttons and headings is of use to nobody.
  if (matches("Mod+a", event) && !isTyping(event.target)) event.preventDefault();
  const action = actionOf(event);
  if (!action || !mayRun(desk, action, event)) return;
  event.preventDefault();
  if (!action.enabled(desk)) {
    action.refused?.(desk);
    return;
  }
  start(desk, action);
}

function actionOf(event: KeyboardEvent): DeskAction | undefined {
  const also = ALSO.find(([keys]) => matches(keys, event))?.[1];
  return ACTIONS.find(
    (action) => action.id === also || (action.shortcut !== undefined && matches(action.shortcut, event)),
  );
}

function mayRun(desk: Desk, action: DeskAction, event: KeyboardEvent): boolean {
  if (action.native && desk.host.kind === "window") return false;
  if (desk.dialog) return false;
  // A menu or a list that is open has the keys to itself.
  if (document.querySelector("[role=menu], [role=listbox][data-state=open]")) return false;
  if (action.onBoard && !action.anywhere) return false;
  if (!isTyping(event.target)) return true;
  // Where nothing was typed since it came, a field has no step of its own to take back.
  if (STEPS.has(action.id)) return !wasTypedIn(event.target);
  return action.whileTyping === true && !writes(event);
}

/** Whether the key puts a sign into a text, such as ? does. */
function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
}
