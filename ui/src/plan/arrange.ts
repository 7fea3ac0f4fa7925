/** The action list: which actions are shown and in which order. Pure. */
import type { Action, Canvas, Person } from "../host/protocol";
import { zonesOfKind, type Entry, type Table } from "../workshop/overview";
import { inOrder } from "../workshop/order";
import { spelling } from "../workshop/people";

/** What is asked for; an empty string asks nothing. */
export interface Filter {
  readonly text: string;
  readonly step: string;
  readonly handle: string;
  /** A person's id, or `NOBODY`. */
  readonly owner: string;
  readonly status: string;
}

/** Stands for "without owner" in a filter; no id has a space. */
export const NOBODY = "no owner";

export const NO_FILTER: Filter = { text: "", step: "", handle: "", owner: "", status: "" };

export const COLUMNS = ["title", "steps", "handles", "owner", "due", "status"] as const;
export type Column = (typeof COLUMNS)[number];

/** The columns for a strategy's sheet: those of steps and of handles only where it has any. */
export function columnsOf(strategy: Canvas | undefined): Column[] {
  const has = (kind: string): boolean => zonesOfKind(strategy, kind).length > 0;
  return COLUMNS.filter((column) =>
    column === "steps" ? has("step") : column === "handles" ? has("handle") : true,
  );
}

/** Null is the order of the list itself. */
export interface Sorting {
  readonly column: Column | null;
  readonly descending: boolean;
}

export const STATUSES = ["open", "doing", "blocked", "done", "dropped"] as const;

export interface Arranged {
  readonly placed: Entry<Action>[];
  /** Without step and handle. */
  readonly unplaced: Entry<Action>[];
}

/** Where a zone comes in the strategy: for sorting by step and handle. */
export type Rank = (zone: string) => number;

export function arrange(
  actions: Table<Action>,
  people: Table<Person>,
  filter: Filter,
  sorting: Sorting,
  rank: Rank,
  locale: string,
): Arranged {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const shown = inOrder(actions).filter(([, action]) => passes(action, people, filter));
  const { column } = sorting;
  if (column) {
    const key = sortKey(column, people, rank);
    const sign = sorting.descending ? -1 : 1;
    shown.sort(([, left], [, right]) => {
      const one = key(left);
      const other = key(right);
      // What is not filled in comes last, whichever way the list runs.
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      if (typeof one === "number" && typeof other === "number") return sign * (one - other);
      return sign * collator.compare(String(one), String(other));
    });
  }
  return {
    placed: shown.filter(([, action]) => isPlaced(action)),
    unplaced: shown.filter(([, action]) => !isPlaced(action)),
  };
}

/** Whether an action has a place in the strategy. */
export function isPlaced(action: Action): boolean {
  return action.steps.length > 0 || action.handles.length > 0;
}

export function isFiltering(filter: Filter): boolean {
  return Object.values(filter).some((part) => part !== "");
}

function passes(action: Action, people: Table<Person>, filter: Filter): boolean {
  if (filter.step && !action.steps.includes(filter.step)) return false;
  if (filter.handle && !action.handles.includes(filter.handle)) return false;
  if (filter.status && action.status !== filter.status) return false;
  if (filter.owner === NOBODY && action.owner !== null) return false;
  if (filter.owner && filter.owner !== NOBODY && action.owner !== filter.owner) return false;
  const wanted = spelling(filter.text);
  if (!wanted) return true;
  const owner = action.owner === null ? "" : (people.get(action.owner)?.name ?? "");
  return [action.title, action.why, action.measure, owner].some((text) => spelling(text).includes(wanted));
}

function sortKey(
  column: Column,
  people: Table<Person>,
  rank: Rank,
): (action: Action) => string | number | null {
  switch (column) {
    case "title":
      return (action) => action.title;
    case "steps":
      return (action) => first(action.steps, rank);
    case "handles":
      return (action) => first(action.handles, rank);
    case "owner":
      return (action) => (action.owner === null ? null : (people.get(action.owner)?.name ?? null));
    case "due":
      return (action) => action.due;
    case "status":
      return (action) => STATUSES.indexOf(action.status as (typeof STATUSES)[number]);
  }
}

function first(zones: readonly string[], rank: Rank): number | null {
  return zones.length === 0 ? null : Math.min(...zones.map(rank));
}
