/** What is worked out from the whole workshop follows its changes, once they pause. */
import { onMount } from "svelte";

import type { Mirror } from "../workshop/mirror.svelte";

const PAUSE_MS = 400;

/** Calls back after the workshop changed and then was quiet; while the component that asks is on the screen. */
export function following(workshop: Pick<Mirror, "watch">, onchange: () => void): void {
  onMount(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = workshop.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(onchange, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  });
}
