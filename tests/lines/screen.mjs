// The lines of notes as an engine shows them. The functions run inside the page, in every engine alike, and know
// nothing from outside.

/**
 * What the board writes on its canvas when it draws everything anew, one zoom step smaller: by line the font, and
 * the width in pixels that the engine gives it there. Waits until all `wanted` lines were drawn.
 */
export async function drawn(wanted) {
  const kinds = [globalThis.CanvasRenderingContext2D, globalThis.OffscreenCanvasRenderingContext2D];
  const prototypes = kinds.filter(Boolean).map(({ prototype }) => [prototype, prototype.fillText]);
  const seen = new Map();
  for (const [prototype, fillText] of prototypes) {
    prototype.fillText = function (text, x, y, ...rest) {
      const { font, textRendering, fontKerning, letterSpacing } = this;
      const { width } = this.measureText(text);
      seen.set(text, { font, textRendering, fontKerning, letterSpacing, width });
      return fillText.call(this, text, x, y, ...rest);
    };
  }
  try {
    const tree = document.querySelector('[role="tree"]');
    tree.focus();
    const control = { code: "Minus", ctrlKey: true, metaKey: navigator.platform.startsWith("Mac") };
    tree.dispatchEvent(
      new KeyboardEvent("keydown", { key: "-", bubbles: true, cancelable: true, ...control }),
    );
    const end = performance.now() + 15_000;
    while (performance.now() < end && wanted.some((line) => !seen.has(line))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    for (const [prototype, fillText] of prototypes) prototype.fillText = fillText;
  }
  return wanted.map((line) => [line, seen.get(line) ?? null]);
}

/**
 * The lines of a note in its editor, a soft hyphen at the end where the engine broke a word at one. Opens the editor
 * from the board's outline, and leaves it without a change. No engine tells where the letters of a text field are,
 * so a block with all its styles and words stands over it meanwhile; `rows` says of both how many lines they take.
 */
export async function written(note) {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const tree = document.querySelector('[role="tree"]');
  const press = async (target, key) => {
    target.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true }));
    await settled();
  };
  tree.focus();
  const active = () => tree.getAttribute("aria-activedescendant");
  await press(tree, "Home");
  for (let last = null; !active().endsWith(`-${note}`); await press(tree, "ArrowDown")) {
    if (active() === last) throw new Error(`the outline has no row for ${note}`);
    last = active();
  }
  await press(tree, "Enter");
  const end = performance.now() + 5_000;
  const editor = () => document.querySelector(".paper:not(.sent) textarea:not(.ruler)");
  while (!editor() || document.activeElement !== editor()) {
    if (performance.now() > end) throw new Error(`the editor of ${note} did not open`);
    await settled();
  }
  const area = editor();
  const block = document.createElement("div");
  const style = getComputedStyle(area);
  for (const name of style) block.style.setProperty(name, style.getPropertyValue(name));
  block.style.setProperty("appearance", "none");
  block.textContent = area.value;
  area.after(block);
  const lineHeight = parseFloat(style.lineHeight);
  const rows = [area, block].map((each) => {
    const { height } = each.style;
    each.style.height = "1px";
    const row = Math.round(each.scrollHeight / lineHeight);
    each.style.height = height;
    return row;
  });
  const box = block.getBoundingClientRect();
  const scale = box.width / block.offsetWidth;
  const lines = [];
  const letter = document.createRange();
  let row = 0;
  [...area.value].reduce((from, sign) => {
    letter.setStart(block.firstChild, from);
    letter.setEnd(block.firstChild, from + sign.length);
    const place = [...letter.getClientRects()].filter(({ width }) => width > 0).at(-1);
    if (place) row = Math.floor(((place.top + place.bottom) / 2 - box.top) / (lineHeight * scale));
    lines[row] = (lines[row] ?? "") + sign;
    if (sign === "\n") row += 1;
    return from + sign.length;
  }, 0);
  block.remove();
  await press(area, "Escape");
  while (editor()) {
    if (performance.now() > end) throw new Error(`the editor of ${note} did not close`);
    await settled();
  }
  return { lines: [...lines].map((line) => line ?? ""), rows };
}
