/** What the screen says, in Dutch and English from one set of files; both can be switched at once. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Language = "nl" | "en";
export type Values = Record<string, FluentVariable>;

export class Words {
  /** Reading any word follows this: everything on the screen changes with it. */
  language = $state<Language>("en");
  readonly #bundles: Record<Language, FluentBundle>;

  constructor(texts: Record<Language, readonly string[]>) {
    this.#bundles = { nl: bundle("nl", texts.nl), en: bundle("en", texts.en) };
  }

  /** The words under an id, or `id.attribute`. An id that does not exist shows itself. */
  get(id: string, values?: Values): string {
    return this.find(id, values) ?? id;
  }

  /** As `get`; null for an id that need not exist, such as a word of a later program. */
  find(id: string, values?: Values): string | null {
    const found = this.#bundles[this.language];
    const [name = id, attribute] = id.split(".");
    const message = found.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    return pattern ? found.formatPattern(pattern, values, []) : null;
  }

  /** `15 januari 2027`; what is no date comes back as it is. */
  date(iso: string): string {
    return this.#formatted(iso, { day: "numeric", month: "long", year: "numeric" });
  }

  /** `15 jan 2027`, for narrow columns. */
  shortDate(iso: string): string {
    return this.#formatted(iso, { day: "numeric", month: "short", year: "numeric" });
  }

  /** `15 jan 2027 14:05`, in the time zone of this machine. */
  moment(iso: string): string {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime())) return iso;
    return new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeStyle: "short" }).format(time);
  }

  /** `14:05`, in the time zone of this machine. */
  time(iso: string): string {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime())) return iso;
    return new Intl.DateTimeFormat(this.locale, { timeStyle: "short" }).format(time);
  }

  /** `3,4 MB`, in the binary kilo and mega that the core counts in. */
  bytes(count: number): string {
    const [unit, size] =
      count < 1024 ** 2 ? (["kilobyte", 1024] as const) : (["megabyte", 1024 ** 2] as const);
    const form = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.locale, form).format(count / size);
  }

  /** `a, b en c`. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(items);
  }

  get locale(): string {
    return this.language === "nl" ? "nl-NL" : "en-GB";
  }

  #formatted(iso: string, form: Intl.DateTimeFormatOptions): string {
    const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
    if (!year || !month || !day) return iso;
    // A date has no time zone: it is built and shown in UTC.
    const date = new Date(Date.UTC(year, month - 1, day));
    return new Intl.DateTimeFormat(this.locale, { ...form, timeZone: "UTC" }).format(date);
  }
}

function bundle(locale: string, texts: readonly string[]): FluentBundle {
  const made = new FluentBundle(locale, { useIsolating: false });
  for (const text of texts) made.addResource(new FluentResource(text));
  return made;
}

const texts = import.meta.glob<string>(
  "../../locales/*/{console,board,room,safety,instruments,outline,beamer,find,capture,clusters}.ftl",
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

function of(language: Language): string[] {
  return Object.entries(texts)
    .filter(([path]) => path.includes(`/${language}/`))
    .map(([, text]) => text);
}

/** The words of this program. */
export const words = new Words({ nl: of("nl"), en: of("en") });

/** Short for `words.get`. */
export function t(id: string, values?: Values): string {
  return words.get(id, values);
}
