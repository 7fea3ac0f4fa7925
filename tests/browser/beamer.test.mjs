// What the room sees: the beamer's page follows what the console shows, and never knows what is private.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { atWork, closeBrowser, inRoom, openBrowser, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

/** In Social Service, beside its words. */
const SERVICE = [400, 700];
const SECRET = "Welke storing gisteren verzwegen bleef";
/** In Technology. */
const TECHNOLOGY = [3430, 2290];
const AUTHOR = "Teamleider Schakelkast";
/** Before the page is there: a note with an author, written face down. */
const BEFORE = [
  { edit: "addPerson", id: "p", name: AUTHOR },
  { edit: "setBlind", canvas: "strategy", zone: "technology", on: true },
  {
    edit: "addNote",
    id: "n",
    canvas: "strategy",
    zone: "technology",
    text: "Koppeling kapot",
    author: "p",
  },
];
const SCREENS = [
  [1024, 768],
  [1366, 768],
  [1920, 1080],
  [3840, 2160],
];

test("while no beamer is open, the console says that nobody sees what was chosen", () =>
  atWork({ language: "en" }, async ({ page }) => {
    await page.locator(".board").waitFor();
    await page.keyboard.press("F6");
    await page.getByText(/^On the beamer: .* Nobody sees it yet: F5 opens the beamer window\.$/).waitFor();
  }));

test("the beamer waits, follows the console, freezes, goes black and comes back", async () => {
  await inRoom({ language: "nl", sample: true }, async ({ page, beamer }) => {
    await beamer.page.getByRole("heading", { level: 1 }).waitFor();
    await shot(beamer.page, "beamer-waiting");
    assert.deepEqual(await seriousFindings(beamer.page), []);

    await page.getByRole("button", { name: "Beamer: Live wachtbeeld" }).waitFor();
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas, \d+ notities/ }).waitFor();
    await beamer.settled();
    await shot(beamer.page, "beamer-sheet");
    assert.deepEqual(await seriousFindings(beamer.page), []);

    await page.keyboard.press("F7");
    await page
      .getByRole("button", { name: /^Beamer/ })
      .getByText("BEVROREN")
      .waitFor();
    await shot(page, "beamer-frozen");
    await page.keyboard.press("Alt+2");
    await page.getByRole("table").waitFor();
    await page.keyboard.press("F6");
    await page.keyboard.press("F7");
    await beamer.page.getByRole("table").waitFor();
    await shot(beamer.page, "beamer-crossings");
    assert.deepEqual(await seriousFindings(beamer.page), []);

    await page.keyboard.press("F8");
    await beamer.page.locator(".black").waitFor();
    assert.equal(await beamer.page.getByRole("table").count(), 0);
    await page
      .getByRole("button", { name: /^Beamer/ })
      .getByText("ZWART")
      .waitFor();
    await page.keyboard.press("F8");
    await beamer.page.getByRole("table").waitFor();

    await page.keyboard.press("Alt+3");
    await page.locator("[data-action] button").first().click();
    await page.keyboard.press("F6");
    await beamer.page.getByText("Actiehouder").waitFor();
    await shot(beamer.page, "beamer-action");
    assert.deepEqual(await seriousFindings(beamer.page), []);
  });
});

test("a countdown runs on both screens, is held, gets a minute and ends", async () => {
  await inRoom({ language: "en" }, async ({ page, beamer }) => {
    await page.getByRole("button", { name: "Countdown", exact: true }).click();
    await page.getByLabel("Minutes").fill("2");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await beamer.page
      .getByRole("timer")
      .getByText(/^[12]:\d\d$/)
      .waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await beamer.page.getByRole("timer").getByText("Pause").waitFor();
    const held = await beamer.page.getByRole("timer").locator(".time").textContent();
    await page.getByRole("button", { name: "+1 minute" }).click();
    await beamer.page
      .getByRole("timer")
      .getByText(/^[23]:\d\d$/)
      .waitFor();
    assert.notEqual(await beamer.page.getByRole("timer").locator(".time").textContent(), held);
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "countdown-console");
    await page.getByRole("button", { name: "Stop" }).click();
    await beamer.page.getByRole("timer").waitFor({ state: "detached" });
    // By its key alone.
    await page.keyboard.press("Escape");
    await page.keyboard.press("F9");
    await beamer.page
      .getByRole("timer")
      .getByText(/^[45]:\d\d$/)
      .waitFor();
    await shot(beamer.page, "beamer-countdown");
  });
});

test("what is written face down reaches the beamer only when it is revealed, its author only when shown", async () => {
  await inRoom({ language: "nl", edits: BEFORE }, async ({ page, beamer }) => {
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas, 1 notitie/ }).waitFor();
    await click(page, SERVICE);
    const turned = page.getByRole("switch", { name: "Stil schrijven" });
    await turned.click();
    await page.locator(".blind.on").waitFor();
    await doubleClick(page, SERVICE);
    await page.keyboard.type(SECRET);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await beamer.page.getByRole("img", { name: /^Strategiecanvas, 2 notities/ }).waitFor();
    await notesCount(page, "2 notities");
    await page.getByRole("tree").getByText("Notitie, nog dicht").nth(1).waitFor({ state: "attached" });
    // Moved, undone and done again, and shown alone: still its back only.
    await click(page, SERVICE);
    await page.getByRole("complementary").getByText("Notitie, nog dicht").waitFor();
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByRole("button", { name: /^Ongedaan maken: .*verplaats/i }).waitFor();
    await page.keyboard.press("Control+z");
    const again = page.getByRole("button", {
      name: /^Opnieuw uitvoeren: .*verplaats/i,
    });
    await again.waitFor();
    await page.keyboard.press("Control+Shift+z");
    await again.waitFor({ state: "detached" });
    await beamer.settled();
    await shot(page, "blind-console");
    await shot(beamer.page, "blind-beamer");
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: "Een notitie die nog dicht ligt" }).waitFor();
    await shot(beamer.page, "blind-beamer-note");
    assert.deepEqual(foundIn(await beamer.everything()), []);
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(await seriousFindings(beamer.page), []);
    // The console's board keeps quiet, too, and the facilitator can look.
    assert.equal(await page.getByText(SECRET).count(), 0);
    await page.getByRole("button", { name: "Kijken (alleen hier)" }).click();
    await page.getByText(SECRET).first().waitFor();
    assert.deepEqual(foundIn(await beamer.everything()), []);

    await page.getByRole("button", { name: "Deze onthullen" }).click();
    await beamer.page.getByRole("img", { name: /verzwegen/ }).waitFor();
    assert.deepEqual(foundIn(await beamer.everything()), words(SECRET));

    // The other one is by somebody.
    await click(page, TECHNOLOGY);
    await page.getByRole("button", { name: "Deze onthullen" }).click();
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /kapot/ }).waitFor();
    assert.ok(!(await beamer.everything()).includes(AUTHOR));
    await page.getByRole("switch", { name: "Schrijver tonen" }).click();
    await beamer.page.getByText(AUTHOR).waitFor();
  });
});

test("one key shows one note as large as the screen, on both screens, and puts it back", async () => {
  await inRoom({ language: "en", sample: true }, async ({ page, beamer }) => {
    await page.keyboard.press("F6");
    await beamer.page.getByRole("img", { name: /notes$/ }).waitFor();
    await page.getByRole("tree").focus();
    for (const key of ["Home", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    await page.keyboard.press("Shift+F6");
    await page.getByRole("dialog").waitFor();
    await beamer.page.getByRole("img", { name: /^One note/ }).waitFor();
    await shot(page, "note-console");
    await shot(beamer.page, "beamer-note");
    assert.deepEqual(await seriousFindings(page), []);
    assert.deepEqual(await seriousFindings(beamer.page), []);
    await page.keyboard.press("Shift+F6");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await beamer.page.getByRole("img", { name: /notes$/ }).waitFor();
  });
});

for (const [theme, look] of [
  ["dark", "Uiterlijk: Donker"],
  ["contrast", "Uiterlijk: Hoog contrast"],
])
  test(`the beamer in ${theme}, on every screen`, async () => {
    await inRoom({ language: "nl", sample: true }, async ({ page, beamer }) => {
      await page.getByRole("button", { name: /^Beamer/ }).click();
      await shot(page, `beamer-menu-${theme}`);
      assert.deepEqual(await seriousFindings(page), []);
      await page.getByRole("menuitemradio", { name: look }).click();
      await beamer.page.locator(`html[data-theme=${theme}]`).waitFor({ state: "attached" });
      const views = [
        ["Alt+1", beamer.page.getByRole("img", { name: /^Strategiecanvas/ }), "sheet"],
        ["Alt+2", beamer.page.getByRole("table"), "crossings"],
      ];
      for (const [keys, shown, name] of views) {
        await page.keyboard.press(keys);
        await page.keyboard.press("F6");
        await shown.waitFor();
        for (const [width, height] of SCREENS) {
          await beamer.page.setViewportSize({ width, height });
          await beamer.settled();
          assert.deepEqual(await overflowing(beamer.page), [], `${name} at ${width} × ${height}`);
          await shot(beamer.page, `beamer-${theme}-${name}-${width}`);
        }
        assert.deepEqual(await seriousFindings(beamer.page), []);
      }
    });
  });

/** The words of the secrets that are in there. */
function foundIn(everything) {
  return words(`${SECRET} ${AUTHOR}`).filter((word) => everything.includes(word));
}

function words(text) {
  return text.split(" ").filter((word) => word.length > 4);
}

/** What is wider or higher than its place. */
function overflowing(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("main *:not(.unseen)")]
      .filter((each) => {
        const box = each.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}
