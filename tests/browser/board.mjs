// Where things are on the board's canvas, and how a mouse works there.

/** Space around the sheet when the whole of it is shown, in CSS pixels. */
const MARGIN = 24;
const A3 = { width: 4200, height: 2970 };

/** The place in the window of a point of an A3 sheet that is shown whole. */
export async function placeOnSheet(page, x, y) {
  const view = await page.locator(".board").boundingBox();
  const zoom = Math.min((view.width - 2 * MARGIN) / A3.width, (view.height - 2 * MARGIN) / A3.height);
  return {
    x: view.x + view.width / 2 + (x - A3.width / 2) * zoom,
    y: view.y + view.height / 2 + (y - A3.height / 2) * zoom,
  };
}

export async function click(page, [x, y], options) {
  const at = await placeOnSheet(page, x, y);
  await page.mouse.click(at.x, at.y, options);
}

export async function doubleClick(page, [x, y]) {
  const at = await placeOnSheet(page, x, y);
  await page.mouse.dblclick(at.x, at.y);
}

/** As a hand drags: several moves, not a jump. */
export async function drag(page, from, to) {
  const start = await placeOnSheet(page, ...from);
  const end = await placeOnSheet(page, ...to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
}

/** The notes that the footer counts; waits until there are so many. */
export async function notesCount(page, words) {
  await page.locator("footer").getByText(words, { exact: true }).waitFor();
}
