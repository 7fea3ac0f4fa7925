const NEXT = ["keydown", "pointerdown"] as const;

/**
 * Does it once what closes now has given the focus back, and in any case before the next key or press counts: a
 * machine that is busy hands those out before its timers.
 */
export function soon(run: () => unknown): void {
  const go = (): void => {
    clearTimeout(timer);
    for (const name of NEXT) removeEventListener(name, go, { capture: true });
    run();
  };
  const timer = setTimeout(go);
  for (const name of NEXT) addEventListener(name, go, { capture: true });
}
