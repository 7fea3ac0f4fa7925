// Sheets without steps and handles: nothing asks for a strategy that is not there, until a sheet brings one.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { closeBrowser, openBrowser, openConsole, root, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

for (const template of ["building-blocks", "is-is-not", "outside-in", "opening-scan"]) {
  test(`the sheet ${template} alone has no crossings, steps or handles anywhere; a strategy brings them`, async () => {
    const desk = await openConsole({ template, edits: [{ edit: "addNote", zone: null, text: "Bel terug" }] });
    const { page } = desk;
    try {
      const rail = page.getByRole("navigation", { name: "Vellen en overzichten" });
      const pane = page.getByRole("complementary").last();
      const crossings = rail.getByRole("button", { name: /^Kruispunten/ });
      await rail.getByRole("button", { name: /^Acties/ }).waitFor();
      assert.equal(await crossings.count(), 0);

      // The keys say why.
      await page.keyboard.press("Alt+2");
      await page.getByText(/Geen vel in deze workshop heeft stappen en handvatten/).waitFor();
      assert.equal(await page.getByRole("heading", { name: "Kruispunten" }).count(), 0);

      const choose = async () => {
        await page.keyboard.press("Control+f");
        await page.keyboard.type("Bel terug");
        await page.getByRole("search").getByRole("button", { name: "Notitie Bel terug" }).click();
        await page.keyboard.press("Escape");
        await page.getByRole("search", { name: "Zoeken" }).waitFor({ state: "detached" });
      };
      await choose();
      await pane.getByRole("heading", { name: "Notitie", exact: true }).waitFor();
      assert.equal(await pane.getByText("Kruispunt", { exact: true }).count(), 0);

      await pane.getByRole("button", { name: "Maak er een actie van" }).click();
      await pane.getByRole("heading", { name: "Actie", exact: true }).waitFor();
      for (const name of ["Stappen", "Handvatten"])
        assert.equal(await pane.getByRole("group", { name }).count(), 0, name);

      await page.keyboard.press("Alt+3");
      await page.getByRole("columnheader", { name: "Uiterlijk" }).waitFor();
      assert.deepEqual(
        (await page.getByRole("columnheader").allTextContents()).map((text) => text.trim()),
        ["Actie", "Actiehouder", "Uiterlijk", "Status"],
      );
      assert.equal(await page.getByText(/^Niet geplaatst/).count(), 0);
      await shot(page, `no-strategy-${template}`);

      // A strategy canvas beside it, and its crossings take notes of every sheet.
      await rail.getByRole("button", { name: "Vel toevoegen…" }).click();
      const dialog = page.getByRole("dialog");
      await dialog
        .getByRole("button", { name: /Strategiecanvas/ })
        .first()
        .click();
      await crossings.waitFor();
      await dialog.waitFor({ state: "detached" });
      await choose();
      await pane.getByRole("button", { name: "Social Service × Technologie" }).click();
      const { notes } = await desk.saved();
      assert.deepEqual(
        Object.values(notes).flatMap(({ text, crossing }) => (crossing ? [{ text, crossing }] : [])),
        [{ text: "Bel terug", crossing: { step: "social-service", handle: "technology" } }],
      );
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

for (const { has, gone, columns } of [
  { has: "step", gone: "handle", columns: ["Actie", "Stap", "Actiehouder", "Uiterlijk", "Status"] },
  { has: "handle", gone: "step", columns: ["Actie", "Handvat", "Actiehouder", "Uiterlijk", "Status"] },
]) {
  test(`actions on a consultant's own sheet without a ${gone} are still placed by ${has}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "handvat-template-"));
    const template = JSON.parse(await readFile(join(root, "templates", "strategy.json"), "utf8"));
    const zones = template.canvases.strategy.zones;
    for (const zone of Object.values(zones)) if (zone.kind === gone) zone.kind = "part";
    delete template.sample;
    const own = join(folder, "own.json");
    await writeFile(own, JSON.stringify({ ...template, id: "own" }));
    const [zone, { name }] = Object.entries(zones).find(([, { kind }]) => kind === has);
    const edits = [
      { edit: "addAction", title: "Bel terug", [`${has}s`]: [zone] },
      { edit: "addAction", title: "Nog los" },
    ];
    const desk = await openConsole({ template: own, edits });
    const { page } = desk;
    try {
      await page
        .getByRole("navigation")
        .getByRole("button", { name: /^Acties/ })
        .waitFor();
      await page.keyboard.press("Alt+3");
      await page.getByRole("columnheader", { name: "Uiterlijk" }).waitFor();
      const heads = await page.getByRole("columnheader").allTextContents();
      assert.deepEqual(
        heads.map((text) => text.trim()),
        columns,
      );
      await page
        .getByRole("row", { name: /Bel terug/ })
        .getByText(name.nl)
        .waitFor({ state: "attached" });
      await page
        .locator("tr.group")
        .getByText(/^\s*Niet geplaatst: zonder stap en handvat\s+1\s*$/)
        .waitFor();
      await shot(page, `own-sheet-without-${gone}`);
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
