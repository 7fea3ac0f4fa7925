/** What the beamer shows, in a sentence for who cannot see it. */
import type { BeamerView } from "../host/protocol";
import { t } from "../shared/words.svelte";

export function spoken(view: BeamerView | undefined): string {
  switch (view?.view) {
    case "waiting":
      return t("beamer-shows-waiting");
    case "sheet": {
      const values = { title: view.title, notes: view.notes.length };
      if (view.part === null) return t("beamer-shows-sheet", values);
      return t("beamer-shows-part", { ...values, part: view.part });
    }
    case "note": {
      if (view.note.hidden) return t("beamer-shows-hidden-note");
      const where =
        view.zone === null ? t("beamer-shows-loose-note") : t("beamer-shows-note", { zone: view.zone });
      const text = view.note.text?.lines.map((line) => line.text).join(" ") ?? "";
      return `${where}: ${text}`;
    }
    case "crossings":
      return t("beamer-shows-crossings");
    case "action":
      return t("beamer-shows-action", { title: view.title });
    case "card":
      return [view.title, ...view.lines].filter(Boolean).join(". ");
    case "countdown":
      return t("beamer-shows-countdown");
    default:
      return "";
  }
}
