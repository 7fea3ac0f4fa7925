/** Versions as a timeline: days, and within a day long runs of automatic ones folded. Pure. */
import type { Version } from "../host/protocol";

/** Both states are kept within this time. */
const ONE_MERGE_MS = 60_000;
/** So many automatic versions in a row stand open; more are folded. */
const OPEN_RUN = 3;

export type Entry =
  | { readonly is: "version"; readonly version: Version }
  /** Automatic ones with nothing between them, newest first. */
  | { readonly is: "run"; readonly versions: readonly Version[] }
  /** What was kept of both hands when their changes met, newest first. */
  | { readonly is: "merge"; readonly versions: readonly Version[] };

export interface Day {
  /** `2026-11-22`, as the calendar on the wall says. */
  readonly date: string;
  readonly entries: readonly Entry[];
}

/** The versions, newest first, by day; `dateOf` says on which day a moment falls. */
export function inDays(
  versions: readonly Version[],
  dateOf: (moment: string) => string = wallDate,
): readonly Day[] {
  const days: { date: string; versions: Version[] }[] = [];
  for (const version of versions) {
    const date = dateOf(version.kept);
    const last = days.at(-1);
    if (last?.date === date) last.versions.push(version);
    else days.push({ date, versions: [version] });
  }
  return days.map((day) => ({ date: day.date, entries: folded(day.versions) }));
}

function folded(versions: readonly Version[]): Entry[] {
  const entries: Entry[] = [];
  for (let start = 0; start < versions.length;) {
    let end = start;
    while (versions[end]?.kind === "automatic" && versions[end]?.name === null) end += 1;
    const run = versions.slice(start, end);
    if (run.length > OPEN_RUN) entries.push({ is: "run", versions: run });
    else for (const version of run) entries.push({ is: "version", version });
    const [next, after] = versions.slice(end, end + 2);
    const isPair = next !== undefined && after !== undefined && met(next, after);
    if (isPair) entries.push({ is: "merge", versions: [next, after] });
    else if (next) entries.push({ is: "version", version: next });
    start = end + (isPair ? 2 : 1);
  }
  return entries;
}

/** Whether these two are both sides of one merge. */
function met(one: Version, other: Version): boolean {
  const kinds = new Set([one.kind, other.kind]);
  const apart = Math.abs(Date.parse(one.kept) - Date.parse(other.kept));
  return kinds.has("beforeMerge") && kinds.has("theirs") && !one.name && !other.name && apart <= ONE_MERGE_MS;
}

/** The day of a moment in this machine's time zone; what is no moment stays as it is. */
export function wallDate(moment: string): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) return moment;
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** The day before a day. */
export function dayBefore(date: string): string {
  const time = new Date(`${date}T12:00:00Z`);
  time.setUTCDate(time.getUTCDate() - 1);
  return time.toISOString().slice(0, 10);
}
