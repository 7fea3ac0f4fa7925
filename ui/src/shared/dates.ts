/**
 * Dates as people type them: day before month, in Dutch or English words or in figures, or as ISO has them. Pure.
 * Anything else is not guessed at.
 */
import { CalendarDate } from "@internationalized/date";

const LOCALES = ["nl", "en"] as const;
/** Plans are made for years like these; another one is a slip of the finger. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const FORMS: readonly { readonly form: RegExp; readonly order: readonly ("day" | "month" | "year")[] }[] = [
  { form: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u, order: ["year", "month", "day"] },
  { form: /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/u, order: ["day", "month", "year"] },
  { form: /^(\d{2})(\d{2})(\d{4}|\d{2})?$/u, order: ["day", "month", "year"] },
  {
    form: /^(\d{1,2})(?:e|st|nd|rd|th)?[-/. ]*(\p{L}+)\.?(?:[-/, ]+(\d{4}|\d{2}))?$/u,
    order: ["day", "month", "year"],
  },
  { form: /^(\p{L}+)\.? +(\d{1,2})(?:st|nd|rd|th)?(?:,? +(\d{4}))?$/u, order: ["month", "day", "year"] },
];

/**
 * The date that is meant, as `2027-01-31`; null when none is. Without a year it is the next one to come, from
 * `today` on, which is such a date too; a year of two figures is one of this century.
 */
export function understandDate(typed: string, today: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^\p{L}+dag |^\p{L}+day,? /u, "");
  for (const { form, order } of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const part = (name: (typeof order)[number]): string => found[order.indexOf(name) + 1] ?? "";
    const [day, month, year] = [Number(part("day")), monthOf(part("month")), part("year")];
    if (year) return whole(Number(year) + (year.length === 2 ? 2000 : 0), month, day);
    const now = Number(today.slice(0, 4));
    // The twenty-ninth of February may be some years ahead.
    for (let next = now; next <= now + 8; next += 1) {
      const date = whole(next, month, day);
      if (date !== null && date >= today) return date;
    }
    return null;
  }
  return null;
}

function whole(year: number, month: number, day: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  const date = new CalendarDate(year, month, day);
  // A day that the month has not comes back as another one.
  return date.day === day && day > 0 ? date.toString() : null;
}

/** 1 to 12 by figure, name or the beginning of a name that has three letters at least; 0 for none. */
function monthOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text.length < 3) return 0;
  for (const locale of LOCALES) {
    const place = names(locale).findIndex((month) => month.some((name) => name.startsWith(text)));
    if (place >= 0) return place + 1;
  }
  return 0;
}

/** The months of a language, long and short: `maart` is `mrt` too. */
function names(locale: string): string[][] {
  const forms = (["long", "short"] as const).map(
    (month) => new Intl.DateTimeFormat(locale, { month, timeZone: "UTC" }),
  );
  return Array.from({ length: 12 }, (_, month) => {
    const day = new Date(Date.UTC(2027, month, 15));
    return forms.map((form) => form.format(day).toLowerCase().replace(".", ""));
  });
}
