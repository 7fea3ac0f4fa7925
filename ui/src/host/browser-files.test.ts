import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

import { BROUGHT_IN } from "./browser-files";

it("brings in what the window brings in", () => {
  const window = readFileSync("../src-tauri/src/dialogs.rs", "utf8");
  const endings = /BROUGHT_IN:[^=]*= \[([^\]]*)\]/u.exec(window)?.[1] ?? "";
  expect(endings.match(/\w+/gu)).toEqual([...BROUGHT_IN]);
});
