/** What the room sees, the countdown, and writing face down. */
import { clockFace } from "../clock/clock.svelte";
import { atHand, isOn, show, turnWindow, wholeSheet } from "../console/beamer";
import { reveal, revealZone, turnBlind } from "../console/blind";
import type { Desk } from "../console/desk.svelte";
import type { ShowChoice, Zone } from "../host/protocol";
import { t, words } from "../shared/words.svelte";
import { hiddenInZone, zoneOn } from "../workshop/overview";
import { canCross, canEdit, sayNothingCrosses, sayWhy } from "./may";
import type { DeskAction } from "./table";

/** How long a countdown is that was begun by its key, in minutes. */
const MINUTES = 5;

const open = (desk: Desk): boolean => desk.workshop !== null;

export const BEAMER_ACTIONS: readonly DeskAction[] = [
  {
    id: "beamerWindow",
    group: "beamer",
    shortcut: "F5",
    native: true,
    whileTyping: true,
    on: (desk) => desk.beamer.window,
    enabled: () => true,
    run: turnWindow,
  },
  {
    id: "showAtHand",
    group: "beamer",
    shortcut: "F6",
    native: true,
    whileTyping: true,
    enabled: open,
    run: (desk) => show(desk, atHand(desk)),
  },
  {
    id: "freeze",
    group: "beamer",
    shortcut: "F7",
    native: true,
    whileTyping: true,
    on: (desk) => desk.beamer.frozen,
    enabled: open,
    run: async (desk) => {
      const on = !desk.beamer.frozen;
      if (await desk.call({ call: "freeze", on })) desk.announce(t(`beamer-frozen-${on ? "on" : "off"}`));
    },
  },
  {
    id: "black",
    group: "beamer",
    shortcut: "F8",
    native: true,
    whileTyping: true,
    on: (desk) => desk.beamer.black,
    enabled: open,
    run: async (desk) => {
      const on = !desk.beamer.black;
      if (await desk.call({ call: "black", on })) desk.announce(t(`beamer-black-${on ? "on" : "off"}`));
    },
  },
  shows("showSheet", wholeSheet, (desk) => desk.canvas !== ""),
  shows(
    "showSeen",
    (desk) => ({ view: "canvas", canvas: desk.canvas, area: desk.board?.seen() ?? null }),
    (desk) => desk.board !== null,
  ),
  shows("showCrossings", () => ({ view: "crossings" }), canCross, sayNothingCrosses),
  shows(
    "showCountdown",
    () => ({ view: "countdown" }),
    (desk) => desk.beamer.countdown !== null,
  ),
  shows("showWaiting", () => ({ view: "waiting" })),
  {
    id: "showNote",
    group: "beamer",
    shortcut: "Shift+F6",
    enabled: (desk) => noteAtHand(desk) !== null,
    run: (desk) => {
      const note = noteAtHand(desk);
      if (note === null) return;
      // Afterwards the room sees again what it saw before.
      const before = desk.beamer.choice;
      desk.dialog = { kind: "note", note, before };
      if (isOn(desk)) void show(desk, { view: "note", note });
    },
  },
  {
    id: "countdown",
    group: "beamer",
    shortcut: "F9",
    native: true,
    whileTyping: true,
    enabled: () => true,
    run: async (desk) => {
      const { countdown } = desk.beamer;
      if (!countdown || desk.clock.urgency === "over") await desk.startCountdown(MINUTES);
      else if (await desk.call({ call: countdown.running ? "pauseCountdown" : "resumeCountdown" }))
        desk.announce(
          t(countdown.running ? "clock-held" : "clock-left", { time: clockFace(desk.clock.left) }),
        );
    },
  },
  {
    id: "countdownMinute",
    group: "beamer",
    enabled: (desk) => desk.beamer.countdown !== null,
    run: (desk) => desk.call({ call: "addMinute" }),
  },
  {
    id: "countdownStop",
    group: "beamer",
    enabled: (desk) => desk.beamer.countdown !== null,
    run: (desk) => desk.call({ call: "stopCountdown" }),
  },
  {
    id: "blind",
    group: "beamer",
    on: (desk) => zoneAtHand(desk)?.blind === true,
    enabled: (desk) => zoneAtHand(desk) !== undefined && canEdit(desk),
    refused: sayWhy,
    run: (desk) => {
      const zone = desk.chosen.zone;
      const at = zoneAtHand(desk);
      if (zone === null || !at) return;
      return turnBlind(desk, desk.canvas, { id: zone, name: at.name[words.language] }, !at.blind);
    },
  },
  {
    id: "revealZone",
    group: "beamer",
    enabled: (desk) => canEdit(desk) && (zoneAtHand(desk)?.blind === true || hiddenIn(desk).length > 0),
    refused: sayWhy,
    run: (desk) => {
      const { zone } = desk.chosen;
      if (zone !== null) return revealZone(desk, desk.canvas, zone, hiddenIn(desk).length);
    },
  },
  {
    id: "revealNotes",
    group: "beamer",
    enabled: (desk) => canEdit(desk) && hiddenChosen(desk).length > 0,
    refused: sayWhy,
    run: (desk) => reveal(desk, hiddenChosen(desk)),
  },
];

function shows(
  id: string,
  choice: (desk: Desk) => ShowChoice,
  enabled = open,
  refused?: DeskAction["refused"],
): DeskAction {
  return {
    id,
    group: "beamer",
    enabled: (desk) => open(desk) && enabled(desk),
    run: (desk) => show(desk, choice(desk)),
    ...(refused ? { refused } : {}),
  };
}

function noteAtHand(desk: Desk): string | null {
  const { only } = desk.chosen;
  return only !== null && desk.workshop?.notes.has(only) ? only : null;
}

function zoneAtHand(desk: Desk): Zone | undefined {
  const { chosen, workshop, canvas } = desk;
  return chosen.zone === null || !workshop ? undefined : zoneOn(workshop.canvases, canvas, chosen.zone);
}

/** Notes that lie face down in the zone at hand. */
function hiddenIn({ chosen, workshop, canvas }: Desk): string[] {
  return !workshop || chosen.zone === null ? [] : hiddenInZone(workshop.notes, canvas, chosen.zone);
}

function hiddenChosen(desk: Desk): string[] {
  return [...desk.chosen.ids].filter((id) => desk.workshop?.notes.get(id)?.hidden);
}
