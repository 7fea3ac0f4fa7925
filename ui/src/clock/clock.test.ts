import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Clock, clockFace, minutesOf, urgencyOf } from "./clock.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const five = { totalSeconds: 300, leftMs: 300_000, running: true };

test("a running countdown goes on by itself and says once that it is over", () => {
  const clock = new Clock(() => Date.now());
  const over = vi.fn();
  clock.onover = over;
  clock.set(five);
  vi.advanceTimersByTime(60_000);
  expect(clockFace(clock.left)).toBe("4:00");
  vi.advanceTimersByTime(300_000);
  expect([clock.left, clock.urgency, over.mock.calls.length]).toEqual([0, "over", 1]);
});

test("a countdown that is held stands still", () => {
  const clock = new Clock(() => Date.now());
  clock.set({ ...five, leftMs: 90_500, running: false });
  vi.advanceTimersByTime(10_000);
  expect(clockFace(clock.left)).toBe("1:31");
});

test("the colour changes at a fifth and at a twentieth of the time", () => {
  const at = [61, 60, 16, 15, 0].map((seconds) => urgencyOf(seconds * 1000, 300));
  expect(at).toEqual(["calm", "soon", "soon", "last", "over"]);
});

test("more than an hour shows its hours", () => {
  expect(clockFace(3_899_000)).toBe("1:04:59");
});

test("takes minutes with a comma or a point, and nothing that is no time", () => {
  expect(["5", " 1,5 ", "0.5", "2.", ".5", "600"].map(minutesOf)).toEqual([5, 1.5, 0.5, 2, 0.5, 600]);
  expect(["", "0", "-1", "1e3", "601", "1,5,5", "vijf", "0,001"].map(minutesOf)).toEqual(Array(8).fill(null));
});
