// One text has one set of lines: core, picture, plan, and the board and editor of the window's WebKit.

import { copyFile } from "node:fs/promises";
import { test } from "node:test";

import { compare } from "../lines/agreement.mjs";
import { WORKSHOPS } from "../lines/workshops.mjs";
import { Desk } from "./handvat.mjs";

for (const { name, make, choose } of WORKSHOPS) {
  test(`the lines of ${name} are the same everywhere`, async (context) => {
    const workshop = await make();
    const desk = await Desk.set(1920, 1080);
    try {
      const copy = desk.file("lines.handvat");
      await copyFile(workshop.file, copy);
      const page = await desk.start(copy);
      await page.element("the board", '[role="tree"]');
      const ask = (work, argument) => page.promise(work, argument);
      const snapshot = await ask(() =>
        window.__TAURI_INTERNALS__
          .invoke("snapshot")
          .then((bytes) => JSON.parse(new TextDecoder().decode(bytes))),
      );
      await compare(context, { engine: "WebKitGTK", workshop, snapshot, ask, choose });
    } finally {
      await desk.end();
      await workshop.end();
    }
  });
}
