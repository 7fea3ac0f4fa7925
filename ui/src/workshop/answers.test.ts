import { describe, expect, it } from "vitest";

import {
  answerTo,
  failedQuestions,
  flagsCentricity,
  groupScore,
  influencesOf,
  objectionAnswer,
  verdictOf,
} from "./answers";
import { STRATEGY, canvas, zone } from "./example";

const entries = (made: Record<string, unknown>): Map<string, unknown> => new Map(Object.entries(made));

describe("what the group said", () => {
  it("is read from the entries of the file", () => {
    const answers = entries({ "s--a": { score: 4 }, "s--a--q": { text: "Eerlijk", later: true } });
    expect(groupScore(answers, "s", "a")).toBe(4);
    expect(answerTo(answers, "s", "a", "q")).toBe("Eerlijk");
    expect(objectionAnswer(entries({ money: { answer: "Begin klein" } }), "money")).toBe("Begin klein");
    expect(verdictOf(entries({ n1: { verdicts: { asked: "no" } } }), "n1", "asked")).toBe("no");
  });

  it("is nothing where an entry is missing or of another form", () => {
    const odd = entries({ "s--a": "4", "s--b": { score: "4" }, "s--a--q": null, n1: { verdicts: [] } });
    expect([groupScore(odd, "s", "a"), groupScore(odd, "s", "b"), groupScore(odd, "s", "c")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(answerTo(odd, "s", "a", "q")).toBe("");
    expect(verdictOf(odd, "n1", "asked")).toBeNull();
    expect(verdictOf(odd, "n1", "constructor")).toBeNull();
  });
});

it("names the questions that a note fails", () => {
  const text = { nl: "?", en: "?" };
  const test = { asked: { order: 1, text }, needed: { order: 2, text } };
  const tests = entries({ n1: { verdicts: { asked: "no", needed: "unclear" } } });
  expect(failedQuestions(tests, "n1", { ...STRATEGY, test })).toEqual(["asked"]);
  expect(failedQuestions(tests, "n1", STRATEGY)).toEqual([]);
});

it("lists the influences of a zone, those it gives first", () => {
  const link = (from: string, to: string): unknown => ({ canvas: "s", from, to, text: `${from}→${to}` });
  const links = entries({ one: link("b", "a"), two: link("a", "c"), three: link("c", "b"), four: 5 });
  expect(influencesOf(links, "s", "a").map(({ text }) => text)).toEqual(["a→c", "b→a"]);
  expect(influencesOf(links, "other", "a")).toEqual([]);
});

it("flags centricity when the experience is a poor one", () => {
  const blocks = new Map([["s", canvas({ experience: zone("block", 1) })]]);
  const scored = (score: number): Map<string, unknown> => entries({ "s--experience": { score } });
  expect([1, 2, 3].map((score) => flagsCentricity(blocks, scored(score), "s"))).toEqual([true, true, false]);
  const parts = new Map([["s", canvas({ experience: zone("part", 1) })]]);
  expect(flagsCentricity(parts, scored(1), "s")).toBe(false);
});
