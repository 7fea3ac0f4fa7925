// The board under fingers: on a tablet, and on a wall where two people stand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { placeOnSheet } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";
import { touchScreen } from "./touch.mjs";

before(openBrowser);
after(closeBrowser);

/** Two notes far apart on an A3 sheet, and their middles. */
const NOTES = { left: "Wachttijd", right: "Jaarnota" };
const LEFT = [500, 700];
const RIGHT = [3600, 700];

for (const wall of [false, true]) {
  test(`two people move two notes at once${wall ? ", on a wall" : ""}`, async () => {
    const { desk, hands, at } = await withNotes({ wall });
    try {
      const [one, other] = [await at(LEFT), await at(RIGHT)];
      await hands.down(1, one);
      await hands.down(2, other);
      for (let step = 1; step <= 6; step++) {
        await hands.move(1, { x: one.x + step * 6, y: one.y + step * 10 });
        await hands.move(2, { x: other.x - step * 5, y: other.y + step * 10 });
      }
      await hands.up(2);
      await hands.up(1);
      const unit = (await at([1000, 0])).x - (await at([0, 0])).x;
      await lie(desk, [
        { x: LEFT[0] + 36_000 / unit, y: LEFT[1] + 60_000 / unit },
        { x: RIGHT[0] - 30_000 / unit, y: RIGHT[1] + 60_000 / unit },
      ]);
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

test("a note is picked up with a tap and put down with another", async () => {
  const { desk, hands, at } = await withNotes();
  const { page } = desk;
  try {
    await hands.holdFor(1, await at(LEFT), page.getByRole("menu"));
    await hands.press(
      page.getByRole("menuitem", {
        name: "Oppakken, en neerleggen met een druk",
      }),
    );
    await page.getByText("Druk op de plek waar de notitie heen moet").waitFor();
    // Moving the view on the way does not put it down.
    const free = await at([2100, 2600]);
    await hands.drag(1, free, { x: free.x + 60, y: free.y - 30 });
    const target = await at([2800, 1900]);
    await hands.tap(1, { x: target.x + 60, y: target.y - 30 });
    await page.getByText("Druk op de plek waar de notitie heen moet").waitFor({ state: "detached" });
    await lie(desk, [{ x: 2800, y: 1900 }]);
    await page.keyboard.press("Control+z");
    await lie(desk, [{ x: LEFT[0], y: LEFT[1] }]);
  } finally {
    await desk.end();
  }
});

test("a note that is held is shown large from its menu, and a press puts it away", async () => {
  const { desk, hands, at } = await withNotes();
  const { page } = desk;
  try {
    await hands.holdFor(1, await at(LEFT), page.getByRole("menu"));
    await hands.press(page.getByRole("menuitem", { name: "Notitie beeldvullend" }));
    const large = page.getByRole("dialog").getByRole("img", { name: NOTES.left });
    await large.waitFor();
    const { width, height } = await large.boundingBox();
    assert.deepEqual([width, height], [1366, 768]);
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "touch-note-large");
    await hands.press(page.getByRole("dialog").getByRole("button").first());
    await large.waitFor({ state: "detached" });
    await lie(desk, [{ x: LEFT[0], y: LEFT[1] }]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("two fingers zoom and move the view, and choose and move nothing", async () => {
  const { desk, hands, at } = await withNotes();
  const { page } = desk;
  try {
    const middle = await at(LEFT);
    await hands.pinch(middle, 40, 120);
    await chosen(page, 0);
    // What lay 60 units from the middle lies three times as far now.
    const far = await at([LEFT[0] + 60, LEFT[1]]);
    await hands.tap(1, { x: middle.x + (far.x - middle.x) * 3, y: middle.y });
    await chosen(page, 1);
    await lie(desk, [{ x: LEFT[0], y: LEFT[1] }]);
  } finally {
    await desk.end();
  }
});

test("palms, third fingers and a hand that lies there while somebody types do no harm", async () => {
  const { desk, hands, at } = await withNotes();
  const { page } = desk;
  try {
    const note = await at(LEFT);
    await hands.down(1, note, { radius: 80 });
    for (let step = 1; step <= 5; step++)
      await hands.move(1, { x: note.x + 30 * step, y: note.y }, { radius: 80 });
    await hands.up(1);
    await chosen(page, 0);
    // Beside a finger that drags, a palm lies on the sheet.
    await hands.down(1, note);
    await hands.move(1, { x: note.x + 20, y: note.y });
    await hands.down(2, await at([2100, 2700]));
    await hands.move(2, await at([2300, 2500]));
    await hands.up(2);
    await hands.move(1, { x: note.x + 40, y: note.y });
    await hands.up(1);
    const unit = (await at([1000, 0])).x - (await at([0, 0])).x;
    await lie(desk, [{ x: LEFT[0] + 40_000 / unit, y: LEFT[1] }]);
    await page.keyboard.press("Escape");
    const beside = await at([2100, 2700]);
    await page.keyboard.press("Insert");
    await page.keyboard.type("Nog");
    await hands.tap(1, beside);
    await page.keyboard.type(" bezig");
    await page.keyboard.press("Control+Enter");
    const { notes } = await desk.saved();
    const texts = Object.values(notes).map(({ text }) => text);
    assert.deepEqual(texts.sort(), [NOTES.right, "Nog bezig", NOTES.left]);
  } finally {
    await desk.end();
  }
});

test("a locked board is looked at: nothing is moved, written or chosen until it is unlocked", async () => {
  const { desk, hands, at } = await withNotes();
  const { page } = desk;
  try {
    await command(page, "Bord op slot");
    await page.getByText("Het bord zit op slot: kijken kan, veranderen niet").waitFor();
    const before = await places(desk);
    const note = await at(LEFT);
    await hands.drag(1, note, { x: note.x + 80, y: note.y + 40 });
    await hands.drag(1, { x: note.x + 80, y: note.y + 40 }, note);
    await hands.tap(1, note);
    await hands.hold(1, note, 700);
    await page.mouse.dblclick(note.x, note.y + 200);
    await page.keyboard.type("x");
    await chosen(page, 0);
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.deepEqual(await places(desk), before);
    await hands.press(page.getByRole("button", { name: "Van het slot" }));
    await hands.tap(1, note);
    await chosen(page, 1);
  } finally {
    await desk.end();
  }
});

test("a wall has large targets and tools within reach", async () => {
  const { desk } = await withNotes({ wall: true, width: 1920, height: 1080 });
  const { page } = desk;
  try {
    const tools = page.getByRole("toolbar", {
      name: "Gereedschap voor de muur",
    });
    await tools.waitFor();
    for (const button of await tools.getByRole("button").all()) {
      const { width, height } = await button.boundingBox();
      assert.ok(
        width >= 64 && height >= 64,
        `${await button.getAttribute("aria-label")}: ${width} × ${height}`,
      );
    }
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "touch-wall");
  } finally {
    await desk.end();
  }
});

test("the wheel moves the view, with Shift sideways, and a pinch on a trackpad zooms", async () => {
  const { desk, at } = await withNotes();
  const { page } = desk;
  try {
    const note = await at(LEFT);
    await page.mouse.move(note.x, note.y);
    await page.mouse.wheel(0, -100);
    await page.mouse.click(note.x, note.y + 100);
    await chosen(page, 1);
    await page.keyboard.press("Escape");
    await page.mouse.wheel(0, 100);
    await page.keyboard.down("Shift");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Shift");
    await page.mouse.click(note.x + 100, note.y);
    await chosen(page, 1);
  } finally {
    await desk.end();
  }
});

/** A console with the two notes, on a touch screen; `at` gives the window's place of a place on the whole sheet. */
async function withNotes({ wall = false, width = 1366, height = 768 } = {}) {
  const desk = await openConsole({ language: "nl", width, height });
  const { page } = desk;
  const hands = await touchScreen(page);
  if (wall) {
    const before = await page.locator(".board").boundingBox();
    await command(page, "Muur om aan te raken");
    await page.waitForFunction(
      (height) => document.querySelector(".board").clientHeight < height,
      before.height,
    );
  }
  await page.keyboard.press("Escape");
  const at = ([x, y]) => placeOnSheet(page, x, y);
  for (const [place, text] of [
    [LEFT, NOTES.left],
    [RIGHT, NOTES.right],
  ]) {
    const { x, y } = await at(place);
    await page.mouse.dblclick(x, y);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("treeitem", { name: new RegExp(text) }).waitFor({ state: "attached" });
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  // Touches right after keys are taken for hands that type.
  await page.waitForTimeout(900);
  return { desk, hands, at };
}

async function command(page, name) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** The middles of the two notes in the saved file. */
async function places(desk) {
  const { notes } = await desk.saved();
  return Object.values(NOTES).map((wanted) => {
    const { x, y, width, height } = Object.values(notes).find(({ text }) => text === wanted);
    return { x: x + width / 2, y: y + height / 2 };
  });
}

async function chosen(page, count) {
  await page.waitForFunction(
    (wanted) =>
      document.querySelectorAll('.board [role="treeitem"][aria-level="3"][aria-selected="true"]').length ===
      wanted,
    count,
  );
}

/**
 * The notes lie there, the left one first, as soon as the core has answered. Fingers are rounded to pixels; here a
 * pixel is some five units.
 */
async function lie(desk, wanted) {
  let found = [];
  for (let look = 0; look < 20; look++) {
    found = await places(desk);
    if (wanted.every(({ x, y }, note) => Math.hypot(found[note].x - x, found[note].y - y) < 15)) return;
    await desk.page.waitForTimeout(100);
  }
  assert.deepEqual(found, wanted);
}
