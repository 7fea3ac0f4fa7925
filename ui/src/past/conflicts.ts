/** Conflicts in words: which record, what it has now, what the other version had. */
import type { Conflict } from "../host/protocol";
import { t, words } from "../shared/words.svelte";
import type { Mirror } from "../workshop/mirror.svelte";
import { findZone } from "../workshop/overview";

/** What names are looked up in. */
export type Names = Pick<
  Mirror,
  "head" | "people" | "canvases" | "notes" | "clusters" | "crossings" | "actions"
>;

/** The part of a note that says where it lies is one field. */
const PLACE = "place";

/** The record's text, title or name, cut short. */
export function recordName({ record, id }: Conflict, names: Names): string {
  const key = id ?? "";
  const found: Record<string, () => string | undefined> = {
    notes: () => noteWords(key, names),
    actions: () => names.actions.get(key)?.title,
    people: () => names.people.get(key)?.name,
    clusters: () => names.clusters.get(key)?.title,
    canvases: () => names.canvases.get(key)?.title[words.language],
    crossings: () => crossingName(key, names),
    workshop: () => names.head.title,
  };
  const name = Object.hasOwn(found, record) ? found[record]?.() : undefined;
  return cut(name?.trim() || t("untitled-record"));
}

/** What the record has now, for the field of a conflict; what it had when the two met, where that cannot be told. */
export function presentValue(conflict: Conflict, names: Names): unknown {
  const { record, id, field } = conflict;
  let value: unknown = record === "workshop" ? names.head : recordOf(record, id ?? "", names);
  if (value === undefined) return conflict.ours;
  if (isSecret(conflict, id, names)) return t("blind-face-down");
  if (field === PLACE && record !== "workshop") return value;
  for (const part of field.split("/")) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return conflict.ours;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** What the other version had; nothing of the words of a note that lies face down. */
export function theirValue(conflict: Conflict, names: Names): unknown {
  const { id, other, theirs } = conflict;
  const secret = isSecret(conflict, id, names) || isSecret(conflict, other, names);
  return secret ? t("blind-face-down") : theirs;
}

/** A value of a field for people: names for ids, words for choices, dates as they are written. */
export function valueWords(field: string, value: unknown, names: Names): string {
  const name = field.split("/").at(-1) ?? field;
  if (name === PLACE && isRecord(value)) return placeWords(value, names);
  if (name === "zone" && (value === null || value === undefined)) return t("pasteboard");
  if (value === null || value === undefined || value === "") return t("not-set");
  if (Array.isArray(value)) {
    if (value.length === 0) return t("not-set");
    return words.list(value.map((one) => valueWords(name, one, names)));
  }
  if (isRecord(value)) return recordWords(value, names);
  if (typeof value === "number") return value.toLocaleString(words.locale);
  if (typeof value !== "string") return JSON.stringify(value);
  return stringWords(name, value, names);
}

function stringWords(name: string, value: string, names: Names): string {
  switch (name) {
    case "zone":
    case "steps":
    case "handles":
      return findZone(names.canvases, value)?.name[words.language] ?? value;
    case "owner":
    case "author":
      return names.people.get(value)?.name ?? value;
    case "notes":
      return cut(noteWords(value, names) ?? value);
    case "cluster":
      return names.clusters.get(value)?.title ?? value;
    case "canvas":
      return names.canvases.get(value)?.title[words.language] ?? value;
    case "due":
    case "date":
      return words.date(value);
    case "voice":
    case "colour":
    case "size":
    case "status":
    case "language":
      return words.find(`${name}-${value}`) ?? value;
    default:
      return value;
  }
}

function recordWords(value: Record<string, unknown>, names: Names): string {
  const { step, handle } = value;
  if (typeof step === "string" && typeof handle === "string") {
    return [step, handle].map((zone) => stringWords("zone", zone, names)).join(" × ");
  }
  return JSON.stringify(value);
}

/** Canvas units are tenths of a millimetre. */
function placeWords(place: Record<string, unknown>, names: Names): string {
  const zone = valueWords("zone", place["zone"], names);
  const [x, y] = [place["x"], place["y"]].map((at) => Math.round(Number(at) / 100));
  return t("place-at", { zone, x: x ?? 0, y: y ?? 0 });
}

/** The words of a note, unless it lies face down. */
function noteWords(id: string, names: Names): string | undefined {
  const note = names.notes.get(id);
  return note?.hidden ? t("blind-face-down") : note?.text;
}

/** Whether the conflict is about words that nobody may see yet. */
function isSecret({ record, field }: Conflict, note: string | null | undefined, names: Names): boolean {
  return record === "notes" && field === "text" && names.notes.get(note ?? "")?.hidden === true;
}

function crossingName(id: string, names: Names): string {
  return id
    .split("--")
    .map((zone) => stringWords("zone", zone, names))
    .join(" × ");
}

function recordOf(table: string, id: string, names: Names): unknown {
  const records: Record<string, ReadonlyMap<string, unknown>> = {
    notes: names.notes,
    actions: names.actions,
    people: names.people,
    clusters: names.clusters,
    canvases: names.canvases,
    crossings: names.crossings,
  };
  return Object.hasOwn(records, table) ? records[table]?.get(id) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text;
}
