/** From where each sheet of the open workshops was looked at last, for when one comes back to it. */
import type { Camera } from "./camera";

const cameras = new WeakMap<object, Map<string, Camera>>();

export function recall(workshop: object, canvas: string): Camera | undefined {
  return cameras.get(workshop)?.get(canvas);
}

/** Null forgets: the sheet is shown whole next time. */
export function keep(workshop: object, canvas: string, camera: Camera | null): void {
  const known = cameras.get(workshop) ?? new Map<string, Camera>();
  cameras.set(workshop, known);
  if (camera) {
    known.set(canvas, camera);
  } else {
    known.delete(canvas);
  }
}
