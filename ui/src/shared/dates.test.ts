import { describe, expect, it } from "vitest";

import { understandDate } from "./dates";

const TODAY = "2026-11-23";

describe("a date is understood", () => {
  it.each([
    ["1-12-2026", "2026-12-01"],
    ["01-12-2026", "2026-12-01"],
    ["1/12/2026", "2026-12-01"],
    ["1.12.26", "2026-12-01"],
    ["1 12 2026", "2026-12-01"],
    ["2026-12-01", "2026-12-01"],
    ["2026/12/1", "2026-12-01"],
    ["310127", "2027-01-31"],
    ["31012027", "2027-01-31"],
    ["1 december 2026", "2026-12-01"],
    ["1 dec 2026", "2026-12-01"],
    ["1-dec-2026", "2026-12-01"],
    ["1 dec. 2026", "2026-12-01"],
    ["15 mrt 2027", "2027-03-15"],
    ["15 Mar 2027", "2027-03-15"],
    ["15 March, 2027", "2027-03-15"],
    ["December 1, 2026", "2026-12-01"],
    ["december 1st, 2026", "2026-12-01"],
    ["2nd may 2027", "2027-05-02"],
    ["dinsdag 1 december 2026", "2026-12-01"],
    ["Tuesday, 1 December 2026", "2026-12-01"],
    ["  1   december  2026 ", "2026-12-01"],
    ["29-2-2028", "2028-02-29"],
  ])("%s", (typed, date) => {
    expect(understandDate(typed, TODAY)).toBe(date);
  });

  it("as the next one to come without a year", () => {
    expect(understandDate("1-12", TODAY)).toBe("2026-12-01");
    expect(understandDate("1 dec", TODAY)).toBe("2026-12-01");
    expect(understandDate("23 november", TODAY)).toBe("2026-11-23");
    expect(understandDate("22/11", TODAY)).toBe("2027-11-22");
    expect(understandDate("1501", TODAY)).toBe("2027-01-15");
    expect(understandDate("29 feb", TODAY)).toBe("2028-02-29");
  });
});

it.each([
  "",
  "morgen",
  "1",
  "2026",
  "31-2-2027",
  "30 februari 2027",
  "0-1-2027",
  "1-13-2027",
  "12/31/2026",
  "1-12-2",
  "1-12-202",
  "1-12-20266",
  "1-12-1826",
  "1-12-6120",
  "1 ma 2027",
  "1 decembre 2026x",
  "1--12--2026",
])("a date is not guessed from %j", (typed) => {
  expect(understandDate(typed, TODAY)).toBeNull();
});
