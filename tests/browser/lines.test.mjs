// One text has one set of lines: core, picture, plan, and Chromium's board and editor.
import { after, before, test } from "node:test";

import { compare } from "../lines/agreement.mjs";
import { WORKSHOPS } from "../lines/workshops.mjs";
import { closeBrowser, openBrowser, openConsole } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

for (const { name, make, choose } of WORKSHOPS) {
  test(`the lines of ${name} are the same everywhere`, async (context) => {
    const workshop = await make();
    const desk = await openConsole({
      workshop: workshop.file,
      width: 1920,
      height: 1080,
    });
    try {
      const ask = (work, argument) => desk.page.evaluate(work, argument);
      const snapshot = await ask(() => fetch("/snapshot").then((answer) => answer.json()));
      await compare(context, {
        engine: "Chromium",
        workshop,
        snapshot,
        ask,
        choose,
      });
    } finally {
      await desk.end();
      await workshop.end();
    }
  });
}
