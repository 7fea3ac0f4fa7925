/** What the beamer can show, chosen by what is at hand on the console. */
import type { ShowChoice } from "../host/protocol";
import { t, words } from "../shared/words.svelte";
import type { Mirror } from "../workshop/mirror.svelte";
import { hasCrossings, zoneOn } from "../workshop/overview";
import type { Desk } from "./desk.svelte";

/** The chosen note, action or zone; without one, the view. */
export function atHand(desk: Desk): ShowChoice {
  const { chosen, canvas } = desk;
  if (chosen.action !== null) return { view: "action", action: chosen.action };
  if (desk.view === "crossings" && desk.workshop && hasCrossings(desk.workshop.canvases))
    return { view: "crossings" };
  // What is chosen on the sheet is at hand where the sheet is.
  if (desk.view !== "canvas" && desk.view !== "outline") return { view: "waiting" };
  if (chosen.only !== null && desk.workshop?.notes.has(chosen.only))
    return { view: "note", note: chosen.only };
  if (chosen.zone !== null && chosen.ids.size === 0) return { view: "zone", canvas, zone: chosen.zone };
  return wholeSheet(desk);
}

export function wholeSheet(desk: Desk): ShowChoice {
  return { view: "canvas", canvas: desk.canvas, area: null };
}

/** Shows it; a beamer that was black comes back. */
export async function show(desk: Desk, view: ShowChoice): Promise<void> {
  if (desk.beamer.black) await desk.call({ call: "black", on: false });
  const reply = await desk.call({ call: "show", view });
  if (!reply || !desk.workshop) return;
  const what = choiceWords(desk.workshop, view);
  if (isOn(desk)) desk.announce(t("beamer-shown", { what }));
  else desk.messages.tell(t("beamer-shown-closed", { what }));
}

/** A few words for a choice: `Social Service`, `one note`. */
export function choiceWords(workshop: Mirror, choice: ShowChoice): string {
  switch (choice.view) {
    case "canvas": {
      const title = workshop.canvases.get(choice.canvas)?.title[words.language] ?? "";
      return t(choice.area ? "beamer-what-part" : "beamer-what-canvas", { title });
    }
    case "zone": {
      const zone = zoneOn(workshop.canvases, choice.canvas, choice.zone);
      return t("beamer-what-zone", { title: zone?.name[words.language] ?? "" });
    }
    default:
      return t(`beamer-what-${choice.view}`);
  }
}

/** Whether a room can see anything at all. */
export function isOn(desk: Desk): boolean {
  return desk.beamer.window || desk.beamer.pages > 0;
}

/** Opens the beamer's window, or the page in a browser window of its own; or closes the window. */
export async function turnWindow(desk: Desk): Promise<void> {
  if (desk.host.kind === "browser") {
    window.open("/beamer", "handvat-beamer", "popup,width=1280,height=720");
    return;
  }
  await desk.call({ call: "beamerWindow", open: !desk.beamer.window });
}
