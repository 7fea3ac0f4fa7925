import type { ImportColumn } from "../host/protocol";

/** The column that most likely holds what people wrote: the one with the longest cells, the first of equals. */
export function wordiest(columns: readonly ImportColumn[]): string | null {
  const most = Math.max(...columns.map(length));
  return columns.find((one) => length(one) === most)?.name ?? null;
}

function length({ examples }: ImportColumn): number {
  return examples.reduce((sum, example) => sum + example.length, 0) / Math.max(examples.length, 1);
}
