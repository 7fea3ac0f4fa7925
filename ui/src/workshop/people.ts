/** People by name: one spelling is one person. */
import type { Person } from "../host/protocol";

/** How two spellings are compared: trimmed, inner spaces as one, case left out. */
export function spelling(name: string): string {
  return name.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase();
}

/** The id of the person with this name. */
export function personByName(people: ReadonlyMap<string, Person>, name: string): string | null {
  const wanted = spelling(name);
  for (const [id, person] of people) {
    if (spelling(person.name) === wanted) return id;
  }
  return null;
}

/** The people whose name, role or department holds the text. */
export function peopleMatching(people: Iterable<[string, Person]>, text: string): [string, Person][] {
  const wanted = spelling(text);
  return [...people].filter(([, person]) =>
    [person.name, person.role, person.department].some((word) => spelling(word).includes(wanted)),
  );
}
