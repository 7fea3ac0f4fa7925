// Sheets without steps and handles: nothing asks for a strategy that is not there, until a sheet brings one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeBrowser, openBrowser, openConsole, shot } from "./console.mjs";

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
