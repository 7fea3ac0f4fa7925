// How large the places are on which a finger acts, as the page itself answers to a touch.

const CONTROLS = [
  "button, a[href], input, select, textarea, summary",
  ...[
    "button",
    "link",
    "tab",
    "option",
    "checkbox",
    "radio",
    "switch",
    "slider",
    "spinbutton",
    "combobox",
  ].map((role) => `[role="${role}"]`),
  ...["menuitem", "menuitemcheckbox", "menuitemradio", "treeitem"].map((role) => `[role="${role}"]`),
  '[role="gridcell"][tabindex], [tabindex]:not([tabindex^="-"])',
].join(", ");

/** What need not be as large as a finger, and why. */
const EXCEPTIONS = [
  // It lies above the page until the Tab key comes to it, so no finger finds it.
  ".skip:not(:focus)",
  // A link in a sentence is as high as its line: WCAG 2.5.8, “inline”.
  ":is(p, li, dd) a[href]",
];

/** What lies over the page while it is open: what is under it can wait. */
const OVER = '.veil, [role="dialog"], [role="alertdialog"], .menu, .clock-pane, search, [data-messages]';

/** Tables of other people's making: their columns go beyond a dialog's width. */
const MAY_SCROLL_SIDEWAYS = ".table, .board";

/**
 * What is wrong for fingers that need `least` pixels each way, one line each: controls that are too small, that lie
 * under something else, whose words are cut off, and parts of the page that scroll sideways.
 */
export function faultsForFingers(page, least) {
  return page.evaluate(measure, { least, CONTROLS, EXCEPTIONS, OVER, MAY_SCROLL_SIDEWAYS });
}

function measure({ least, CONTROLS, EXCEPTIONS, OVER, MAY_SCROLL_SIDEWAYS }) {
  /** Half a pixel is a matter of rounding. */
  const enough = least - 0.5;
  const found = [];
  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (element) =>
      !element.matches(EXCEPTIONS.join(", ")) &&
      !element.matches(":disabled, [aria-disabled='true'], [data-disabled], [inert] *") &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      getComputedStyle(element).pointerEvents !== "none",
  );

  for (const element of controls) {
    const label = element.closest("label");
    const boxes = [element, label].filter(Boolean).map((each) => each.getBoundingClientRect());
    const box = boxes.find(isLarge) ?? boxes.at(-1);
    // Only for those who hear the page, or reached by keys.
    if (box.width < 2 || box.height < 2) continue;
    const acts = (hit) => hit !== null && (element.contains(hit) || label?.contains(hit) === true);
    const { scrolled, hit, at } = middleOf(element, label, box, acts);
    if (!acts(hit)) {
      if (!hit?.closest(OVER) || hit.closest(OVER) === element.closest(OVER))
        tell(element, scrolled, `lies under ${nameOf(hit)}`);
      continue;
    }
    if (!isLarge(box) && !around(at).every(([x, y]) => acts(document.elementFromPoint(x, y))))
      tell(element, scrolled, "is too small");
    const over = overEdges(element, label, acts);
    if (over) tell(element, scrolled, `is partly under ${nameOf(over)}`);
    if (element.matches("button, summary") && isCut(element)) tell(element, scrolled, "has words cut off");
  }

  for (const element of document.querySelectorAll("*")) {
    const { overflowX } = getComputedStyle(element);
    const sideways = element === document.documentElement || overflowX === "auto" || overflowX === "scroll";
    if (sideways && element.scrollWidth > element.clientWidth + 1 && !element.closest(MAY_SCROLL_SIDEWAYS))
      if (element.checkVisibility()) tell(element, element.getBoundingClientRect(), "scrolls sideways");
  }
  return found;

  function isLarge({ width, height }) {
    return width >= enough && height >= enough;
  }

  /** What lies in the middle, after scrolling there where that is needed. */
  function middleOf(element, label, box, acts) {
    const target =
      element.getBoundingClientRect().width < 2 || box.width > element.offsetWidth ? label : element;
    for (const scrolls of [false, true]) {
      if (scrolls) bringIntoSight(target ?? element);
      const scrolled = (target ?? element).getBoundingClientRect();
      const at = [scrolled.x + scrolled.width / 2, scrolled.y + scrolled.height / 2];
      const hit = document.elementFromPoint(...at);
      if (acts(hit) || scrolls) return { scrolled, at, hit };
    }
  }

  /** Only by what hands can scroll, too. */
  function bringIntoSight(element) {
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (!["auto", "scroll"].includes(getComputedStyle(outer).overflowY)) continue;
      const [own, frame] = [element.getBoundingClientRect(), outer.getBoundingClientRect()];
      outer.scrollTop += own.y + own.height / 2 - (frame.y + frame.height / 2);
    }
  }

  /** The corners and the middles of the sides of the square that a finger needs. */
  function around([x, y]) {
    const half = least / 2 - 1;
    const steps = [-half, 0, half];
    return steps.flatMap((dx) => steps.map((dy) => [x + dx, y + dy]));
  }

  /** Another control over the middle of a side; a text field may have one of its own in it. */
  function overEdges(element, label, acts) {
    if (element.matches("input, textarea")) return undefined;
    const shape = label ?? element;
    for (const scrolls of [false, true]) {
      if (scrolls) bringIntoSight(shape);
      const hits = edges(shape.getBoundingClientRect()).map(([x, y]) => document.elementFromPoint(x, y));
      const over = hits
        .map((hit) => hit?.closest(CONTROLS))
        .find((one) => one && !acts(one) && !one.contains(element) && !one.closest(OVER));
      if (!over || scrolls) return over;
    }
  }

  /** Just within the middles of the sides. */
  function edges({ x, y, width, height }) {
    return [
      [x + 3, y + height / 2],
      [x + width - 3, y + height / 2],
      [x + width / 2, y + 3],
      [x + width / 2, y + height - 3],
    ];
  }

  function isCut(element) {
    const parts = [element, ...element.querySelectorAll("*:not(svg *, .unseen)")];
    return parts.some((part) => {
      const { textOverflow, display, webkitLineClamp } = getComputedStyle(part);
      if (textOverflow === "ellipsis" || webkitLineClamp !== "none" || display === "inline") return false;
      if (part.matches("svg, .unseen")) return false;
      return part.scrollWidth > part.clientWidth + 2 || part.scrollHeight > part.clientHeight + 4;
    });
  }

  function tell(element, { x, y, width, height }, what) {
    const size = `${Math.round(width)}×${Math.round(height)} at ${Math.round(x)},${Math.round(y)}`;
    found.push(`${nameOf(element)} ${what} (${size})`);
  }

  function nameOf(element) {
    if (!element) return "nothing";
    const named =
      element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? element.textContent;
    const words = named.replace(/\s+/gu, " ").trim().slice(0, 40);
    const kind = element.getAttribute("role") ?? element.localName;
    const classes = [...element.classList].filter((name) => !name.startsWith("svelte-")).join(".");
    return `${kind}${classes && `.${classes}`} “${words}”`;
  }
}
