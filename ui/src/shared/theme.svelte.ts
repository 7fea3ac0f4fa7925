/** Light, dark or high contrast: the system's choice until another is made; kept on this machine. */
export type Theme = "system" | "light" | "dark" | "contrast";

const KEY = "handvat-theme";

class ThemeChoice {
  wanted = $state<Theme>(remembered());

  choose(wanted: Theme): void {
    this.wanted = wanted;
    try {
      localStorage.setItem(KEY, wanted);
    } catch {
      // Without storage the choice holds until the page is closed.
    }
    this.apply();
  }

  /** Writes the theme on the page, and follows the system where it decides. */
  begin(): void {
    this.apply();
    for (const query of [DARK, CONTRAST]) {
      matchMedia(query).addEventListener("change", () => {
        this.apply();
      });
    }
  }

  apply(): void {
    document.documentElement.dataset["theme"] = this.wanted === "system" ? system() : this.wanted;
  }
}

const DARK = "(prefers-color-scheme: dark)";
const CONTRAST = "(prefers-contrast: more)";

function system(): Theme {
  if (matchMedia(CONTRAST).matches) return "contrast";
  return matchMedia(DARK).matches ? "dark" : "light";
}

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" || kept === "contrast" ? kept : "system";
  } catch {
    return "system";
  }
}

export const theme = new ThemeChoice();
