import { expect, it } from "vitest";

import { asFailure } from "./host";
import { fileName } from "./http";

it.each([
  ["attachment; filename*=UTF-8''actieplan%20caf%C3%A9.pdf", "actieplan café.pdf"],
  ['attachment; filename="plan.pdf"', "plan.pdf"],
  ["attachment", null],
  [null, null],
])("the name in %j is %j", (header, name) => {
  expect(fileName(header)).toBe(name);
});

it("whatever is thrown can be shown", () => {
  expect(asFailure({ code: "locked", message: "In use" }).code).toBe("locked");
  expect(asFailure(new Error("boom")).message).toBe("boom");
});
