/** The views in the middle of the page. */
export type View =
  | "canvas"
  | "crossings"
  | "actions"
  | "parking"
  | "outline"
  | "details"
  | "versions"
  /** Two versions say something else: while there are such places. */
  | "conflicts"
  /** What came back after a crash, until somebody chose. */
  | "recovery"
  /** Other files with the same workshop, while there are any. */
  | "copies";

/** Views that need the whole width: nothing is chosen in them that an inspector could show. */
export const WIDE: ReadonlySet<View> = new Set<View>([
  "parking",
  "details",
  "versions",
  "conflicts",
  "recovery",
  "copies",
]);
