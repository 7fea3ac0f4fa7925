import { describe, expect, it } from "vitest";

import { person } from "./example";
import { peopleMatching, personByName, pastedPeople } from "./people";

const PEOPLE = new Map([
  ["m", person("Marketing lead", { department: "Marketing" })],
  ["c", person("Café-eigenaar")],
]);

describe("people", () => {
  it.each(["Marketing lead", "  marketing   LEAD ", "MARKETING LEAD"])(
    "%j is one and the same person",
    (name) => {
      expect(personByName(PEOPLE, name)).toBe("m");
    },
  );

  it("an accent is one letter however it is typed", () => {
    expect(personByName(PEOPLE, "cafe\u0301-eigenaar")).toBe("c");
  });

  it("another spelling is another person", () => {
    expect(personByName(PEOPLE, "Marketing leads")).toBeNull();
  });

  it("are found by role and department too", () => {
    expect(peopleMatching(PEOPLE, "market").map(([id]) => id)).toEqual(["m"]);
    expect(peopleMatching(PEOPLE, "")).toHaveLength(2);
  });
});

it("reads a pasted list: a line each, with role and department, every spelling once", () => {
  const nobody = { role: "", department: "" };
  expect(pastedPeople("• Marketing lead\r\n- Product owner\n\nmarketing  Lead\n")).toEqual([
    { name: "Marketing lead", ...nobody },
    { name: "Product owner", ...nobody },
  ]);
  expect(pastedPeople("Teamleider\tVoorzitter\tKlantenservice\nDatasteward; ;ICT")).toEqual([
    { name: "Teamleider", role: "Voorzitter", department: "Klantenservice" },
    { name: "Datasteward", role: "", department: "ICT" },
  ]);
});
