/** What draws the board, as the board's state knows it. */
import type { Box } from "./geometry";
import type { Load } from "./hands";

export interface Picture {
  wake(jump?: boolean): void;
  mark(places: readonly Box[]): void;
  reset(): void;
  lift(load: Load): void;
  letGo(load: Load): void;
}

/** Before there is a screen to draw on. */
export const NO_PICTURE: Picture = {
  wake: () => undefined,
  mark: () => undefined,
  reset: () => undefined,
  lift: () => undefined,
  letGo: () => undefined,
};
