// Every picture that the room can be shown, by what chooses it, in every look: whole, in its place, and readable.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, placeOnSheet } from "./board.mjs";
import { closeBrowser, inRoom, openBrowser, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

/** In Social Service, beside its words. */
const SERVICE = [400, 700];
const SECONDS = 20;
const LONG = "Bel de klant terug voordat die zelf nog een keer belt, en zeg meteen wanneer de monteur komt. ";
const HANDLES = ["technology", "buy-in"];

test("a prompt, a zone and a part of the sheet are shown from where the facilitator stands", async () => {
  await inRoom({ language: "nl" }, async ({ page, beamer }) => {
    await click(page, SERVICE);
    const prompt = await page.locator("aside .prompt").textContent();
    await page
      .locator("aside section", { has: page.locator(".prompt") })
      .getByText("Op de beamer")
      .click();
    await beamer.page.locator(".card p").getByText(prompt, { exact: true }).waitFor();
    await beamer.page.getByRole("heading", { name: "Social Service" }).waitFor();
    await clean(beamer, "prompt");

    await click(page, SERVICE);
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas: Social Service, / }).waitFor();
    await clean(beamer, "zone");

    await page.getByRole("button", { name: /^Beamer/ }).click();
    await page.getByRole("menuitem", { name: "Deze uitsnede op de beamer" }).click();
    await page.getByRole("button", { name: /^Beamer: Live een deel van Strategiecanvas/ }).waitFor();
    await clean(beamer, "part");
  });
});

test("the facilitator's pointer is a ring at the same place of the sheet, until it leaves the board", async () => {
  await inRoom({ language: "nl", sample: true }, async ({ page, beamer }) => {
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas, / }).waitFor();
    const at = await placeOnSheet(page, 2100, 1485);
    await page.mouse.move(at.x - 40, at.y - 40);
    await page.mouse.move(at.x, at.y, { steps: 4 });
    const ring = beamer.page.locator(".ring");
    await ring.waitFor();
    await beamer.page.waitForFunction(() => {
      const box = document.querySelector(".ring")?.getBoundingClientRect();
      return box && Math.abs(box.x + box.width / 2 - 960) < 8 && Math.abs(box.y + box.height / 2 - 540) < 8;
    });
    await clean(beamer, "pointer");
    await page.locator("header").first().hover();
    await ring.waitFor({ state: "detached" });
  });
});

test("a large countdown changes colour and says so at 20 % and at 5 %", async () => {
  await inRoom({ language: "nl" }, async ({ desk, beamer }) => {
    await ask(desk.page, { call: "startCountdown", seconds: SECONDS });
    await ask(desk.page, { call: "show", view: { view: "countdown" } });
    const face = beamer.page.locator(".face.large");
    await face.waitFor();
    // The stages pass by themselves: all that are seen are kept.
    await beamer.page.evaluate(() => {
      globalThis.stages = [];
      const look = () => {
        const face = document.querySelector(".face.large");
        const stage = ["calm", "soon", "last", "over"].find((each) => face?.classList.contains(each));
        if (!stage || globalThis.stages.at(-1)?.stage === stage) return;
        const { backgroundColor, color } = getComputedStyle(face);
        const word = face.querySelector(".word")?.textContent ?? "";
        globalThis.stages.push({ stage, word, colours: `${backgroundColor} ${color}` });
      };
      look();
      const change = { subtree: true, childList: true, characterData: true, attributes: true };
      new MutationObserver(look).observe(document.querySelector("main"), change);
    });
    await clean(beamer, "countdown-calm");
    await beamer.page.locator(".face.soon").waitFor({ timeout: 40_000 });
    await clean(beamer, "countdown-soon");
    await beamer.page.locator(".face.over").waitFor({ timeout: 40_000 });
    await clean(beamer, "countdown-over");
    const stages = await beamer.page.evaluate(() => globalThis.stages);
    assert.deepEqual(
      stages.map(({ stage, word }) => `${stage}: ${word}`),
      ["calm: ", "soon: Bijna om", "last: Laatste momenten", "over: De tijd is om"],
    );
    assert.equal(new Set(stages.slice(0, 3).map(({ colours }) => colours)).size, 3);
    await desk.page.getByRole("button", { name: "De tijd is om" }).waitFor();
  });
});

test("a frozen beamer keeps its picture and a black one shows nothing, and the console has both before its eyes", async () => {
  await inRoom({ language: "nl", sample: true }, async ({ page, beamer }) => {
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas, / }).waitFor();
    await page.keyboard.press("F7");
    // What the page asks for by key and what is asked for here go ways of their own.
    await page.getByRole("button", { name: /^Beamer: BEVROREN / }).waitFor();
    await ask(page, { call: "show", view: { view: "crossings" } });
    await beamer.settled();
    assert.equal(await beamer.page.getByRole("table").count(), 0);
    const menu = page.getByRole("button", { name: /^Beamer/ });
    await menu.click();
    const small = page.locator(".preview");
    await small.locator(".painting canvas").waitFor();
    await small.getByText("BEVROREN").waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "beamer-preview-frozen");
    await leaveMenu(page);
    await page.keyboard.press("F7");
    await beamer.page.getByRole("table").waitFor();
    await menu.click();
    await small.locator("table").waitFor();
    assert.equal(await small.getByText("BEVROREN").count(), 0);
    await shot(page, "beamer-preview-crossings");
    await leaveMenu(page);
    await page.keyboard.press("F8");
    await beamer.page.locator(".black").waitFor();
    assert.equal(await beamer.page.locator("main *:not(.unseen)").count(), 0);
    await beamer.page.getByText("Het beeld is zwart").waitFor({ state: "attached" });
    assert.deepEqual(await seriousFindings(beamer.page), []);
    await menu.click();
    await small.getByText("ZWART").waitFor();
    await page.getByText("De zaal ziet zwart; daarachter: kruispunten").waitFor();
    assert.equal(await small.locator("table").count(), 0);
    await shot(page, "beamer-preview-black");
  });
});

for (const theme of ["light", "dark", "contrast"])
  test(`every picture fits and can be read in ${theme}`, async () => {
    const edits = [
      { edit: "addNote", id: "short", canvas: "strategy", zone: "technology", text: "Bel terug" },
      { edit: "addNote", id: "long", canvas: "strategy", zone: "buy-in", text: LONG.repeat(10) },
      {
        edit: "addAction",
        id: "act",
        title: LONG,
      },
      {
        edit: "setAction",
        action: "act",
        why: LONG.repeat(2),
        measure: LONG,
        due: "2027-05-01",
        handles: HANDLES,
      },
    ];
    await inRoom({ language: "nl", edits }, async ({ page, beamer }) => {
      await ask(page, { call: "beamerTheme", theme });
      await beamer.page.locator(`html[data-theme=${theme}]`).waitFor({ state: "attached" });
      await ask(page, { call: "startCountdown", seconds: 600 });
      const card = (lines) => ({ view: "card", card: { of: "text", title: "Welkom", lines } });
      const views = {
        waiting: [{ view: "waiting" }, "div.waiting"],
        sheet: [{ view: "canvas", canvas: "strategy", area: null }, "main.sheet .painting"],
        note: [{ view: "note", note: "short" }, "main.note .painting"],
        "long-note": [{ view: "note", note: "long" }, "main.note .painting"],
        action: [{ view: "action", action: "act" }, "div.action"],
        card: [card(["Wie belde er vandaag met wie?"]), "div.card"],
        "long-card": [card([LONG.repeat(2), LONG.repeat(2), "Wat deed dat met jou?"]), "div.card"],
        crossings: [{ view: "crossings" }, "div.crossings"],
        countdown: [{ view: "countdown" }, ".face.large"],
      };
      for (const [name, [view, shown]] of Object.entries(views)) {
        await ask(page, { call: "show", view });
        await beamer.page.locator(shown).waitFor();
        await clean(beamer, `${theme}-${name}`);
      }
    });
  });

/** Nothing sticks out of the screen, axe finds nothing, and there is a picture to look at. */
async function clean(beamer, name) {
  await beamer.settled();
  await shot(beamer.page, `beamer-view-${name}`);
  assert.deepEqual(await overflowing(beamer.page), [], name);
  assert.deepEqual(await seriousFindings(beamer.page), [], name);
}

/** While a menu is open, the keys are its own. */
async function leaveMenu(page) {
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
}

/** Asks the core as the console's page does. */
async function ask(page, request) {
  const status = await page.evaluate(
    async (request) =>
      (
        await fetch("/call", {
          method: "POST",
          body: JSON.stringify(request),
          headers: { "content-type": "application/json" },
        })
      ).status,
    request,
  );
  assert.equal(status, 200, JSON.stringify(request));
}

/** What is wider or higher than its place. */
function overflowing(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *:not(.unseen):not(.ring)")]
      .filter((each) => {
        const box = each.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}
