/** What an action can be measured by and be good for. Pure. */
import type { Action, Benefit, Canvas, Localised } from "../host/protocol";
import { inOrder } from "../workshop/order";
import { findZone, type Entry, type Table } from "../workshop/overview";

/** The measures of its steps and handles, each once, in one language. */
export function measuresFor(
  canvases: Table<Canvas>,
  action: Pick<Action, "steps" | "handles">,
  language: keyof Localised,
): string[] {
  const zones = [...action.steps, ...action.handles].map((id) => findZone(canvases, id));
  return [...new Set(zones.flatMap((zone) => zone?.measures ?? []).map((measure) => measure[language]))];
}

/** A success measure with one more: nothing is lost that stood there. */
export function withMeasure(measure: string, more: string): string {
  const lines = measure.trim();
  if (lines.split("\n").includes(more)) return measure;
  return lines ? `${lines}\n${more}` : more;
}

/** What the sheets know that an action can be good for, each once. */
export function benefitsOf(canvases: Table<Canvas>): Entry<Benefit>[] {
  const known = new Map([...canvases.values()].flatMap((canvas) => Object.entries(canvas.benefits ?? {})));
  return inOrder(known);
}
