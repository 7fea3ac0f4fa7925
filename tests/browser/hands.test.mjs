// What hands and keys do on the board beside choosing and dragging: small steps by key, arrows from note to note.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount, placeOnSheet } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";
import { touchScreen } from "./touch.mjs";

before(openBrowser);
after(closeBrowser);

const LEFT = [400, 400];
const RIGHT = [1000, 400];
/** CSS pixels a canvas unit when what is chosen is brought near: twice its size on paper. */
const NEAR = (2 * 96) / 254;

test("a note moved by key is taken back by the very next undo, and is in the file with the very next save", async () => {
  const { desk, page } = await withNotes();
  try {
    const corner = await cornerOfLeft(desk);
    await click(page, LEFT);
    await page.keyboard.press("Alt+ArrowRight");
    await page.keyboard.press("Control+z");
    await said(page, "Undone: moving a note");
    await notesCount(page, "2 notes");
    await leftLies(desk, corner);
    await page.keyboard.press("Control+Shift+z");
    await said(page, "Done again: moving a note");
    await leftLies(desk, { ...corner, x: corner.x + 10 });
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await page.keyboard.press("Control+s");
    await said(page, "1 note moved");
    await leftLies(desk, { x: corner.x + 10, y: corner.y + 50 });
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("while a hand holds a note the pane beside the board stays as it is, and is about the note once it is let go", async () => {
  const { desk, page } = await withNotes();
  const { mouse } = page;
  const pane = page.getByRole("complementary", { name: "About what is chosen" });
  const written = () => pane.getByLabel("Text of the note", { exact: true }).inputValue();
  try {
    await click(page, LEFT);
    assert.equal(await written(), "Long wait");
    const from = await placeOnSheet(page, ...RIGHT);
    await mouse.move(from.x, from.y);
    await mouse.down();
    assert.equal(await written(), "Long wait");
    await mouse.move(from.x + 80, from.y + 40, { steps: 4 });
    await page.waitForTimeout(200);
    assert.equal(await written(), "Long wait");
    await mouse.up();
    await said(page, "1 note moved");
    await page.waitForFunction(() => document.querySelector("aside textarea")?.value === "Unclear bill");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("an arrow that was begun ends with Space as with Enter, on the board and in the list, and with a press in the list", async () => {
  const { desk, page } = await withNotes();
  const { keyboard } = page;
  const row = (name) => page.getByRole("treeitem", { name });
  try {
    await click(page, LEFT);
    await keyboard.press("Control+l");
    await page.getByText("Choose the note that the arrow goes to").first().waitFor();
    // A key on the note where it begins ends nothing, and picks nothing up.
    await keyboard.press("Space");
    assert.equal((await arrows(desk)).length, 0);
    await keyboard.press("ArrowDown");
    await keyboard.press("Space");
    await said(page, "Arrow drawn");
    assert.deepEqual(await arrows(desk), ["Long wait → Unclear bill"]);
    assert.equal(await page.getByText("Choose the note that the arrow goes to").count(), 0);

    await keyboard.press("Control+l");
    await keyboard.press("Alt+4");
    await row("Strategy canvas").focus();
    for (const key of ["Home", "ArrowDown", "ArrowDown", "Space"]) await keyboard.press(key);
    await said(page, "Arrow drawn");
    assert.deepEqual(await arrows(desk), ["Long wait → Unclear bill", "Unclear bill → Long wait"]);

    await keyboard.press("Control+z");
    await said(page, "Undone");
    await row("Unclear bill").click();
    await keyboard.press("Control+l");
    await row("Long wait").click();
    await said(page, "Arrow drawn");
    assert.deepEqual(await arrows(desk), ["Long wait → Unclear bill", "Unclear bill → Long wait"]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

for (const way of ["mouse", "finger", "finger on a wall"]) {
  test(`an arrow is drawn by ${way} from a note's handle, and begun with a press of it`, async () => {
    const { desk, page } = await withNotes();
    const wall = way === "finger on a wall";
    try {
      if (wall) await toWall(page);
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+3");
      const view = await page.locator(".board").boundingBox();
      const near = (side) => ({
        x: view.x + view.width / 2 + side * 300 * NEAR,
        y: view.y + view.height / 2 + 30,
      });
      const hand = await handOf(page, way);
      await hand.tap(near(-1));
      const handle = page.getByRole("button", { name: "Arrow: drag it to another note" });
      await handle.waitFor();
      const { width, height } = await handle.boundingBox();
      const least = wall ? 64 : 44;
      assert.ok(width >= least && height >= least, `${width} × ${height}`);
      const from = await middle(handle);
      await hand.drag(from, near(1), async () => shot(page, `arrow-by-${way}`));
      await said(page, "Arrow drawn");
      assert.deepEqual(await arrows(desk), ["Long wait → Unclear bill"]);

      // Dropped on no note it draws none; pressed, it waits for the note that is pressed next.
      await hand.tap(near(1));
      const other = await middle(handle);
      await hand.drag(other, { x: other.x + 40, y: other.y + 120 });
      assert.equal((await arrows(desk)).length, 1);
      await hand.tap(await middle(handle));
      await page.getByText("Choose the note that the arrow goes to").first().waitFor();
      assert.deepEqual(await seriousFindings(page), []);
      await hand.tap(near(-1));
      await page.waitForFunction(async () => {
        const { links } = (await (await fetch("/snapshot")).json()).workshop;
        return Object.values(links).filter(({ canvas }) => !canvas).length === 2;
      });
      assert.deepEqual(await arrows(desk), ["Long wait → Unclear bill", "Unclear bill → Long wait"]);
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

/** A console with two notes beside each other, the board at hand. */
async function withNotes() {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  for (const [text, place] of [
    ["Long wait", LEFT],
    ["Unclear bill", RIGHT],
  ]) {
    await doubleClick(page, place);
    await page.keyboard.type(text);
    await page.keyboard.press("Control+Enter");
  }
  await notesCount(page, "2 notes");
  // Touches right after keys are taken for hands that type.
  await page.waitForTimeout(900);
  return { desk, page };
}

async function toWall(page) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("A wall to touch");
  await page.keyboard.press("Enter");
  await page.getByRole("toolbar", { name: "Tools for the wall" }).waitFor();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(900);
}

/** The same hand with a mouse and with a finger. */
async function handOf(page, way) {
  if (way !== "mouse") {
    const hands = await touchScreen(page);
    return { tap: (at) => hands.tap(1, at), drag: (from, to) => hands.drag(1, from, to) };
  }
  return {
    tap: ({ x, y }) => page.mouse.click(x, y),
    async drag(from, to, meanwhile = async () => {}) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await meanwhile();
      await page.mouse.up();
    },
  };
}

async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** The arrows between notes in the saved file, by their words. */
async function arrows(desk) {
  const { links, notes } = await desk.saved();
  const ours = Object.values(links ?? {}).filter(({ canvas }) => !canvas);
  return ours.map(({ from, to }) => `${notes[from].text} → ${notes[to].text}`).sort();
}

/** The left note lies there as soon as the program has answered: a step is said when it is asked for. */
async function leftLies(desk, wanted) {
  let found = null;
  for (let look = 0; look < 20; look += 1) {
    found = await cornerOfLeft(desk);
    if (found.x === wanted.x && found.y === wanted.y) return;
    await desk.page.waitForTimeout(100);
  }
  assert.deepEqual(found, wanted);
}

async function cornerOfLeft(desk) {
  const { notes } = await desk.saved();
  const { x, y } = Object.values(notes).find(({ text }) => text === "Long wait");
  return { x, y };
}

/** Waits until the live region says it. */
async function said(page, words) {
  await page.locator("[data-live]").getByText(words).first().waitFor({ state: "attached" });
}
