// Every canvas filled: a note in each of its zones, once by mouse and once by keys alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { doubleClick, notesCount, placeOnSheet } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

/** The canvas of the workshop with its zones in reading order, as a person sees them in that language. */
async function canvasOf(desk, language) {
  const [canvas] = Object.values((await desk.saved()).canvases);
  const zones = Object.entries(canvas.zones).map(([id, zone]) => ({
    id,
    ...zone,
    name: zone.name[language],
  }));
  return zones.sort((one, other) => one.order - other.order);
}

/** Where in a zone a hand finds room: as low as it can, since samples fill a zone from above. */
function room({ area, kind }) {
  return [area.x + area.width / 2, area.y + area.height * (kind === "customer" ? 0.6 : 0.9)];
}

const ways = {
  async mouse(page, zones, say) {
    for (const zone of zones) {
      await doubleClick(page, room(zone));
      await page.keyboard.type(say(zone));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
    }
  },
  async keys(page, zones, say) {
    for (const zone of zones) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(`Go to ${zone.name}`);
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.locator(".tree:focus").waitFor();
      await page.keyboard.type(say(zone));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
    }
  },
};

for (const template of ["strategy", "building-blocks", "is-is-not", "outside-in", "opening-scan"]) {
  for (const [way, language] of [
    ["mouse", "nl"],
    ["keys", "en"],
  ]) {
    test(`every zone of ${template} takes a note by ${way}`, async () => {
      const desk = await openConsole({
        language,
        template,
        width: 1920,
        height: 1080,
      });
      const { page } = desk;
      try {
        const zones = await canvasOf(desk, language);
        const before = Object.keys((await desk.saved()).notes).length;
        const say = ({ name }) => `${way}: ${name}`;
        await ways[way](page, zones, say);
        const count = before + zones.length;
        await notesCount(page, language === "nl" ? `${count} notities` : `${count} notes`);
        const notes = Object.values((await desk.saved()).notes);
        for (const zone of zones) {
          const inIt = notes.filter((note) => note.zone === zone.id).map(({ text }) => text);
          assert.ok(inIt.includes(say(zone)), `${zone.name}: ${inIt}`);
        }
        assert.deepEqual(await seriousFindings(page), []);
        await shot(page, `canvas-${template}-${language}`);
        assert.deepEqual(desk.faults, []);
      } finally {
        await desk.end();
      }
    });
  }
}

test("between the pixels of a screen at 125 % the sheet shows no seams", async () => {
  const desk = await openConsole({ ratio: 1.25 });
  const { page } = desk;
  try {
    const middle = await placeOnSheet(page, 2100, 1000);
    await page.mouse.move(middle.x, middle.y);
    await page.keyboard.down("Control");
    for (let step = 0; step < 4; step += 1) await page.mouse.wheel(0, -120);
    await page.keyboard.up("Control");
    await page.mouse.wheel(7, 3);
    await page.waitForTimeout(600);
    const clip = {
      x: middle.x - 150,
      y: middle.y + 10,
      width: 300,
      height: 80,
    };
    const picture = `data:image/png;base64,${(await page.screenshot({ clip })).toString("base64")}`;
    const colours = await page.evaluate(async (picture) => {
      const image = new Image();
      image.src = picture;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return [...new Set(new Uint32Array(data.buffer))];
    }, picture);
    assert.equal(colours.length, 1, "one colour inside the customer's circle");
  } finally {
    await desk.end();
  }
});
