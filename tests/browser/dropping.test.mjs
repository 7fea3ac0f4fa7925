// Files dropped anywhere on the page: a table is shown first, anything else is said, and the page never goes to it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeBrowser, openBrowser, openConsole } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

const drop = (page, place, ...files) =>
  page.locator(place).evaluate((target, dropped) => {
    const dataTransfer = new DataTransfer();
    for (const [name, content] of dropped) dataTransfer.items.add(new File([content], name));
    const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  }, files);

test("a dropped table is shown wherever it falls; a workshop, a picture and several files are refused by name", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    const table = ["rijen.csv", "Tekst\nEen\nTwee\n"];
    for (const place of ["nav", "aside", ".board"]) {
      assert.equal(await drop(page, place, table), true, place);
      const dialog = page.getByRole("dialog");
      await dialog.getByText("rijen.csv").first().waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    for (const [file, words] of [
      [["kopie.handvat", "{}"], /‘kopie\.handvat’ is een workshop: open die met Bestand → Openen/],
      [["foto.png", "\u0089PNG"], /Van ‘foto\.png’ kan Handvat geen notities maken/],
    ]) {
      assert.equal(await drop(page, "nav", file), true);
      await page.getByRole("status").getByText(words).waitFor();
    }
    assert.equal(await drop(page, "nav", table, table), true);
    await page.getByText("Sleep er één bestand tegelijk in.").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.deepEqual((await desk.saved()).notes, {});
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});
