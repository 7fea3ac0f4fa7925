/** Records in the order that people see. */

export interface Ordered {
  readonly order: number;
}

/** Entries by their order key; equal ones by id. */
export function inOrder<T extends Ordered>(records: Iterable<[string, T]>): [string, T][] {
  return [...records].sort(([leftId, left], [rightId, right]) => {
    return left.order - right.order || (leftId < rightId ? -1 : Number(leftId > rightId));
  });
}
