import { describe, expect, it } from "vitest";

import type { Version } from "../host/protocol";
import { dayBefore, inDays } from "./timeline";

function version(kept: string, more: Partial<Version> = {}): Version {
  return { handle: kept, kind: "automatic", name: null, kept, revision: 1, notes: 0, actions: 0, ...more };
}

const inUtc = (moment: string): string => moment.slice(0, 10);

function shape(versions: readonly Version[]): string[] {
  return inDays(versions, inUtc).map(
    ({ date, entries }) =>
      `${date}: ${entries
        .map((entry) =>
          entry.is === "version" ? entry.version.kind : `${entry.is} of ${entry.versions.length}`,
        )
        .join(", ")}`,
  );
}

describe("the timeline", () => {
  it("groups the versions by day and keeps their order", () => {
    const versions = [
      version("2026-11-22T09:00Z"),
      version("2026-11-22T08:00Z"),
      version("2026-11-21T20:00Z"),
    ];
    expect(shape(versions)).toEqual(["2026-11-22: automatic, automatic", "2026-11-21: automatic"]);
  });

  it("folds a long run of automatic ones and leaves what people made between them in sight", () => {
    const automatic = (minute: number): Version => version(`2026-11-22T10:0${minute}Z`);
    const vote = version("2026-11-22T10:04Z", { kind: "named", name: "Vote" });
    const versions = [9, 8, 7, 6].map(automatic).concat(vote, [3, 2].map(automatic));
    expect(shape(versions)).toEqual(["2026-11-22: run of 4, named, automatic, automatic"]);
  });

  it("does not fold an automatic one that was given a name", () => {
    const versions = [5, 4, 3, 2].map((minute) => version(`2026-11-22T10:0${minute}Z`, { name: "Mine" }));
    expect(shape(versions)).toEqual(["2026-11-22: automatic, automatic, automatic, automatic"]);
  });

  it("folds both sides of a merge into one, unless one of them was given a name", () => {
    const ours = version("2026-11-22T10:00:01Z", { kind: "beforeMerge" });
    const theirs = version("2026-11-22T10:00:02Z", { kind: "theirs" });
    const later = version("2026-11-22T11:00:00Z", { kind: "theirs" });
    const kinds = (versions: readonly Version[]): string[] =>
      inDays(versions, inUtc).flatMap(({ entries }) => entries.map(({ is }) => is));
    expect(kinds([theirs, ours])).toEqual(["merge"]);
    expect(kinds([later, theirs, ours, version("2026-11-22T09:00:00Z")])).toEqual([
      "version",
      "merge",
      "version",
    ]);
    expect(kinds([{ ...theirs, name: "Mine" }, ours])).toEqual(["version", "version"]);
    expect(kinds([later, ours])).toEqual(["version", "version"]);
  });

  it("goes on by order when the clock went back", () => {
    const versions = [
      version("2026-11-21T09:00Z"),
      version("2026-11-22T08:00Z"),
      version("2026-11-21T07:00Z"),
    ];
    expect(inDays(versions, inUtc).map(({ date }) => date)).toEqual([
      "2026-11-21",
      "2026-11-22",
      "2026-11-21",
    ]);
  });

  it("knows the day before the first of a month", () => {
    expect(dayBefore("2027-03-01")).toBe("2027-02-28");
  });
});
