/** Sets of chosen notes and stacks, made anew at every change. */

export type Chosen = ReadonlySet<string>;

export const NONE: Chosen = new Set();

export function of(ids: Iterable<string>): Chosen {
  return new Set(ids);
}

export function joined(chosen: Chosen, ids: Iterable<string>): Chosen {
  return new Set([...chosen, ...ids]);
}

export function toggled(chosen: Chosen, id: string): Chosen {
  return new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]);
}

export function same(one: Chosen, other: Chosen): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
