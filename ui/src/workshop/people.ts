/** People by name: one spelling is one person. */
import { lines } from "../board/clipboard";
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

/** The longest name, role or department. */
const LONGEST = 200;

/** The people of a pasted list or table: a line each, with role and department after tabs or semicolons; each once. */
export function pastedPeople(text: string): Pick<Person, "name" | "role" | "department">[] {
  const found = new Map<string, Pick<Person, "name" | "role" | "department">>();
  for (const line of lines(text)) {
    const [name = "", role = "", department = ""] = line
      .split(/[\t;]/u)
      .map((part) => part.trim().slice(0, LONGEST));
    if (name && !found.has(spelling(name))) found.set(spelling(name), { name, role, department });
  }
  return [...found.values()];
}
