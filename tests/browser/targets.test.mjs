// Everything that a finger can reach is large enough for it: 44 pixels each way on a touch screen, 64 on a wall.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { atWork, closeBrowser, openBrowser, openConsole, shot, told } from "./console.mjs";
import { EDITS, goRound, settled, wordsIn } from "./rounds.mjs";
import { faultsForFingers } from "./targets.mjs";
import { touchScreen } from "./touch.mjs";

before(openBrowser);
after(closeBrowser);

const LEAST = { touch: 44, wall: 64 };
const SCREENS = [
  { hands: "touch", language: "nl", width: 1366, height: 768 },
  { hands: "touch", language: "en", width: 1920, height: 1080 },
  { hands: "wall", language: "en", width: 1366, height: 768 },
  { hands: "wall", language: "nl", width: 1920, height: 1080 },
];

for (const { hands, ...screen } of SCREENS) {
  const { language, width, height } = screen;
  const name = `${hands} ${width}×${height} ${language}`;
  test(`everything that can be pressed is large enough: ${name}`, async () => {
    await atWork({ ...screen, sample: true, edits: EDITS }, async ({ desk, page }) => {
      await as(hands, page);
      const found = new Map();
      await goRound(desk, language, (place) => look(page, name, LEAST[hands], place, found));
      none(found);
    });
  });

  test(`so is what is shown after a sudden end, and while nothing is safe: ${name}`, async () => {
    const words = await wordsIn(language);
    const desk = await openConsole({ ...screen, sample: true, edits: EDITS });
    try {
      const { keyboard } = desk.page;
      await keyboard.press("Control+j");
      await desk.page.locator(".capture input").fill("Round back");
      await keyboard.press("Enter");
      await desk.page.locator(".capture li").first().waitFor();
      await desk.kill();
      const page = await desk.again();
      const found = new Map();
      await as(hands, page);
      await page.getByRole("heading", { name: words("view-recovery") }).waitFor();
      await page.locator("main table").waitFor();
      await look(page, name, LEAST[hands], "what came back", found);
      const reason = { code: "journal", message: "The disk is full. ".repeat(12), hint: "Make room." };
      await told(page, (snapshot) => ({
        ...snapshot,
        save: { ...snapshot.save, state: "notSaved", reason },
      }));
      await page.getByRole("alert").filter({ hasText: "Make room." }).waitFor();
      await look(page, name, LEAST[hands], "the alarm", found);
      none(found);
    } finally {
      await desk.end();
    }
  });
}

test("with a mouse everything is as small as it was", async () => {
  await atWork({ language: "en", sample: true }, async ({ page }) => {
    await page.keyboard.press("Alt+3");
    await page.locator("main table").waitFor();
    await page.locator("main tbody button").first().click();
    const sizeOf = async (part) => {
      const { width, height } = await page.locator(part).first().boundingBox();
      return [Math.round(width), Math.round(height)];
    };
    assert.equal((await sizeOf("footer"))[1], 34);
    assert.equal((await sizeOf("footer button"))[1], 32);
    assert.equal((await sizeOf("main td select"))[1], 36);
    assert.equal((await sizeOf("main th button"))[1], 40);
    assert.deepEqual(await sizeOf("aside .combo-open"), [40, 40]);
    assert.equal((await sizeOf("aside"))[0], 304);
    await page.keyboard.press("Alt+4");
    assert.equal((await sizeOf('[role="treeitem"]'))[1], 40);
    assert.deepEqual(await sizeOf(".fold"), [28, 28]);
  });
});

/** Takes down what is too small here and was not before. */
async function look(page, screen, least, place, found) {
  await settled(page);
  if (process.env.HANDVAT_SHOTS) await shot(page, `targets ${screen} ${place}`.replace(/[^\w]+/gu, "-"));
  for (const fault of await faultsForFingers(page, least)) if (!found.has(fault)) found.set(fault, place);
}

function none(found) {
  const lines = [...found].map(([fault, place]) => `${place}: ${fault}`);
  assert.equal(lines.length, 0, `\n${lines.join("\n")}`);
}

async function as(hands, page) {
  if (hands === "touch") await asTouched(page);
  else await asWall(page);
}

async function asTouched(page) {
  await touchScreen(page);
  assert.ok(await page.evaluate(() => matchMedia("(pointer: coarse)").matches));
}

async function asWall(page) {
  await page.evaluate(() => localStorage.setItem("handvat-room", JSON.stringify({ wall: true })));
  await page.reload();
  await page.locator(":root[data-wall] nav").waitFor();
}
