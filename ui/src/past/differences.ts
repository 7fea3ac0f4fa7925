/** Differences of two states, arranged and named for people. Only the words come from outside. */
import type { ChangeKind, Difference, Past } from "../host/protocol";
import { words } from "../shared/words.svelte";

export interface Group {
  /** As the file calls it. */
  readonly table: string;
  readonly differences: readonly Difference[];
}

/** The differences by table, in the order in which the tables come. */
export function inTables(differences: readonly Difference[]): readonly Group[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const group = groups.get(difference.table);
    if (group) group.push(difference);
    else groups.set(difference.table, [difference]);
  }
  return [...groups].map(([table, found]) => ({ table, differences: found }));
}

export type Counts = Record<ChangeKind, number>;

/** How many records were made, are gone, were changed. */
export function counted(differences: readonly Difference[]): Counts {
  const counts: Counts = { made: 0, gone: 0, changed: 0 };
  for (const { change } of differences) counts[change] += 1;
  return counts;
}

/** `1 new, 3 changed`: what there is none of is not named. */
export function countWords(counts: Counts): string {
  const found = (["made", "gone", "changed"] as const).filter((change) => counts[change] > 0);
  return words.list(found.map((change) => words.get(`count-${change}`, { count: counts[change] })));
}

/** What stands before the word, for who does not see colours. */
export const SIGNS: Readonly<Record<ChangeKind, string>> = { made: "+", gone: "−", changed: "≠" };

/** `Only now`, `Only in the copy`: what a change means between these two. */
export function changeWords(of: Past["of"], change: ChangeKind): string {
  return words.get(change === "changed" ? "side-changed" : `side-${of}-${change}`);
}

/** A table in words; `Other` for one that this page does not know. */
export function tableWords(table: string): string {
  return words.find(`table-${table}`) ?? words.get("table-other");
}

/** One record of a table in words. */
export function recordWords(table: string): string {
  return words.find(`record-${table}`) ?? words.get("table-other");
}

/** Fields whose words the rest of the screen has already. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ambition: "ambition",
  colour: "colour",
  crossing: "crossing",
  date: "date",
  department: "person-department",
  due: "due",
  facilitators: "facilitators",
  handles: "handles",
  language: "workshop-language",
  measure: "measure",
  name: "person-name",
  notes: "table-notes",
  organisation: "organisation",
  owner: "owner",
  role: "person-role",
  size: "size",
  sponsor: "sponsor",
  status: "status",
  steps: "steps",
  title: "workshop-title",
  voice: "voice",
  why: "why",
  zone: "zone",
};

/** Places and sizes are one field to people. */
const TOGETHER: Readonly<Record<string, string>> = {
  x: "place",
  y: "place",
  width: "format",
  height: "format",
};

/** A field in words; as the file calls it when this page does not know it. */
export function fieldWords(table: string, field: string): string {
  const last = field.split(/[./]/u).at(-1) ?? field;
  if (last === "place" && table === "workshop") return words.get("place");
  const name = TOGETHER[last] ?? last;
  const elsewhere = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
  return words.find(elsewhere ?? `field-${name}`) ?? field;
}
