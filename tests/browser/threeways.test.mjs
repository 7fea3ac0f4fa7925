// One workshop, three ways: by mouse, by fingers that only tap, by keyboard alone. Thirty notes, two clusters, a
// selection, an action; everything undone, everything done again. All three have to give the same outline.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import { notesCount, placeOnSheet } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, program, seriousFindings, shot } from "./console.mjs";
import { Fingers } from "./fingers.mjs";

before(openBrowser);
after(closeBrowser);

/** `at`: where the first note is written by hand; `free`: where nothing lies even with three notes in it. */
const ZONES = [
  {
    id: "social-service",
    name: "Social Service",
    at: [230, 480],
    free: [110, 900],
  },
  {
    id: "social-marketing",
    name: "Social Marketing",
    at: [2780, 480],
    free: [4090, 900],
  },
  {
    id: "social-commerce",
    name: "Social Commerce",
    at: [230, 1410],
    free: [110, 1870],
  },
  {
    id: "social-innovation",
    name: "Social Innovation",
    at: [2780, 1410],
    free: [4090, 1870],
  },
  { id: "long-term", name: "Long term", at: [220, 2470], free: [110, 2850] },
  {
    id: "valuable-customers",
    name: "Valuable customers",
    at: [1036, 2470],
    free: [926, 2850],
  },
  {
    id: "buy-in",
    name: "Internal buy-in",
    at: [1852, 2470],
    free: [1742, 2850],
  },
  {
    id: "customer-data",
    name: "Customer data",
    at: [2668, 2470],
    free: [2558, 2850],
  },
  {
    id: "technology",
    name: "Technology",
    at: [3484, 2470],
    free: [3374, 2850],
  },
  {
    id: "customer",
    name: "The customer",
    at: [1860, 1000],
    free: [2100, 1400],
  },
];
const TEXTS = ZONES.map(({ name }) => [1, 2, 3].map((number) => `${name} ${number}`));
const CLUSTERS = [
  { zone: 0, title: "Waiting" },
  { zone: 4, title: "Trust" },
];
/** The zone whose notes become the customer's voice. */
const SPOKEN = 9;
/** The zone whose first note becomes an action. */
const ACTED = 8;
/** What the outline says when everything is done, without empty lines and with a dot for every id. `empty` is what it
 * said at the beginning: what the template brings stays. */
const expected = (empty) => [
  "Strategy canvas (·)",
  "  30 notes, 1 action",
  "Strategy canvas (strategy, A3)",
  ...ZONES.flatMap(({ id, name }, zone) => {
    const voice = zone === SPOKEN ? "customer" : "assumption";
    const notes = TEXTS[zone].map((text) => `    ·  ${text} [${voice}]`);
    const cluster = CLUSTERS.find((each) => each.zone === zone);
    const stack = [`    ·  ${cluster?.title} (a stack of 3 notes)`, ...notes.map((note) => `  ${note}`)];
    return [`  ${name} (${id}): 3 notes`, ...(cluster ? stack : notes)];
  }),
  ...empty.slice(empty.indexOf("Links"), empty.indexOf("Actions")),
  "Actions",
  "  ·  Ask ten customers [open]",
  `    Handles: ${ZONES[ACTED].id}`,
  "    From notes: ·",
];
/** Beside the sheet and above its zones there is nothing. */
const NOWHERE = [2100, -20];

/** Where the `number`th note of a zone is written by hand, counted from 0. */
function spot(zone, number) {
  const [x, y] = ZONES[zone].at;
  return [x + number * 240, y];
}

const WAYS = [
  { title: "by mouse", begin: byMouse },
  { title: "by taps alone", begin: byTaps },
  { title: "by keyboard alone", begin: byKeyboard },
];

for (const { title, begin } of WAYS) {
  test(`the same workshop ${title}`, async () => {
    const desk = await openConsole({ language: "en" });
    try {
      const doing = await begin(desk.page);
      const empty = await outline(desk);
      const began = await content(desk);
      for (const [zone, texts] of TEXTS.entries()) await doing.write(zone, texts);
      await notesCount(desk.page, "30 notes");
      for (const { zone, title } of CLUSTERS) await doing.stack(zone, title);
      await doing.giveToCustomer(SPOKEN);
      await doing.makeAction(ACTED, "Ask ten customers");
      const whole = await outline(desk);
      const made = await content(desk);
      assert.deepEqual(whole, expected(empty));
      assert.deepEqual(await seriousFindings(desk.page), []);
      await shot(desk.page, `threeways-${title.replaceAll(" ", "-")}`);
      await doing.all("Undo");
      await notesCount(desk.page, "0 notes");
      assert.deepEqual(await outline(desk), empty);
      assert.deepEqual(await content(desk), began);
      await doing.all("Redo");
      await notesCount(desk.page, "30 notes");
      assert.deepEqual(await outline(desk), whole);
      assert.deepEqual(await content(desk), made);
      assert.deepEqual(desk.faults, []);
    } finally {
      await desk.end();
    }
  });
}

/** Text is typed; everything else is the mouse. */
async function byMouse(page) {
  const { mouse, keyboard } = page;
  const click = async (place, options) => mouse.click(...(await seen(page, place)), options);
  const lasso = async (from, to) => {
    await mouse.move(...(await seen(page, from)));
    await mouse.down();
    await mouse.move(...(await seen(page, to)), { steps: 6 });
    await mouse.up();
  };
  const chooseAll = async (zone) => {
    const [[left, top], [right, bottom]] = [spot(zone, 0), spot(zone, 2)];
    await lasso([left - 125, top - 130], [right + 125, bottom + 130]);
    await chosen(page, 3);
  };
  const menu = async (place, ...names) => {
    await click(place, { button: "right" });
    for (const name of names) await entryOf(page, name).click();
    await page.getByRole("menu").first().waitFor({ state: "detached" });
  };
  const press = (name) => page.getByRole("button", { name }).first().click();
  return {
    async write(zone, texts) {
      for (const [number, text] of texts.entries()) {
        await mouse.dblclick(...(await seen(page, spot(zone, number))));
        await keyboard.type(text);
        await click(NOWHERE);
      }
    },
    async stack(zone, title) {
      await chooseAll(zone);
      await menu(spot(zone, 0), "Stack the notes");
      await nameStack(page, title, (field) => field.click());
      await click(NOWHERE);
    },
    async giveToCustomer(zone) {
      await chooseAll(zone);
      await page.getByRole("radio", { name: "customer", exact: true }).click();
    },
    async makeAction(zone, title) {
      await click(spot(zone, 0));
      await press("Make it an action");
      await page.getByLabel("What will we do?").click({ clickCount: 3 });
      await keyboard.type(title);
      await press("Close the action");
    },
    all: (what) => pressUntilDone(page, what, (button) => button.click()),
  };
}

/** Text is typed, as on the keyboard of a screen; everything else is one finger that taps or rests. */
async function byTaps(page) {
  const fingers = await Fingers.on(page);
  const { keyboard } = page;
  const at = async (place) => {
    const [x, y] = await seen(page, place);
    return { x, y };
  };
  const tap = async (place) => fingers.tap(await at(place));
  const menu = async (place, ...names) => {
    await fingers.press(await at(place));
    for (const name of names) {
      const entry = entryOf(page, name);
      await entry.waitFor();
      await fingers.tapOn(entry);
    }
    await page.getByRole("menu").first().waitFor({ state: "detached" });
  };
  const press = (name) => fingers.tapOn(page.getByRole("button", { name }).first());
  /** A hand that rests on the screen while somebody types does no harm: a tap counts a moment after the last key. */
  const putAway = async () => {
    const editor = page.getByLabel("Words of the new note");
    for (let gone = false; !gone;) {
      await tap(NOWHERE);
      gone = await editor.waitFor({ state: "detached", timeout: 400 }).then(
        () => true,
        () => false,
      );
    }
  };
  /** One after the other, since there is no key to hold. */
  const chooseAll = async (zone) => {
    const places = await placesOf(page, zone);
    await tap(places[0]);
    await menu(places[0], "Choose several");
    for (const place of places.slice(1)) await tap(place);
    await chosen(page, 3);
    await press("Done");
    return places[0];
  };
  return {
    async write(zone, texts) {
      for (const text of texts) {
        await menu(ZONES[zone].free, "Add a note");
        await page.getByLabel("Words of the new note").waitFor();
        await keyboard.type(text);
        await putAway();
      }
    },
    async stack(zone, title) {
      await menu(await chooseAll(zone), "Stack the notes");
      await nameStack(page, title, (field) => fingers.tapOn(field));
      await tap(NOWHERE);
    },
    async giveToCustomer(zone) {
      await chooseAll(zone);
      await fingers.tapOn(page.getByRole("radio", { name: "customer", exact: true }));
    },
    async makeAction(zone, title) {
      const [first] = await placesOf(page, zone);
      await tap(first);
      await press("Make it an action");
      await page.getByLabel("What will we do?").waitFor();
      await keyboard.type(title);
      await press("Close the action");
    },
    all: (what) => pressUntilDone(page, what, (button) => fingers.tapOn(button)),
  };
}

async function byKeyboard(page) {
  const { keyboard } = page;
  const keys = async (...all) => {
    for (const key of all) await keyboard.press(key);
  };
  /** Onto the board, and to a zone by its place in reading order. */
  const goTo = async (zone) => {
    await keys("Alt+1", "Home", "ArrowDown");
    for (let zones = 0; zones < zone; zones += 1) await keys("PageDown");
    await page.getByRole("complementary").getByRole("heading", { name: ZONES[zone].name }).first().waitFor();
  };
  const chooseAll = async (zone) => {
    await goTo(zone);
    await keys("ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown");
    await chosen(page, 3);
  };
  return {
    async write(zone, texts) {
      await goTo(zone);
      for (const text of texts) {
        await keyboard.type(text);
        await keys("Enter");
      }
      await keys("Escape");
    },
    async stack(zone, title) {
      await chooseAll(zone);
      await keys("Control+g");
      // The field has the focus by itself.
      await nameStack(page, title, (field) => field.and(page.locator(":focus")).waitFor());
      await keys("Enter");
    },
    async giveToCustomer(zone) {
      await chooseAll(zone);
      await keys("Shift+F10");
      await page.getByRole("menuitem", { name: "Voice", exact: true }).press("ArrowRight");
      await page.getByRole("menuitem", { name: "Voice: customer" }).press("Enter");
      await page.getByRole("menu").first().waitFor({ state: "detached" });
    },
    async makeAction(zone, title) {
      await goTo(zone);
      await keys("ArrowRight", "Control+Enter");
      await page.getByLabel("What will we do?").waitFor();
      await keyboard.type(title);
      await keys("Tab", "Escape");
    },
    async all(what) {
      await keys("Alt+1");
      await pressUntilDone(page, what, () => keys(what === "Undo" ? "Control+z" : "Control+Shift+z"));
    },
  };
}

/** Everything in the file but how often and when it was changed. */
async function content(desk) {
  const { revision: _, edited: __, ...content } = await desk.saved();
  return content;
}

/** The workshop as `handvat-cli` reads it out of the file, without ids. */
async function outline(desk) {
  const workshop = await desk.saved();
  const { stdout } = await promisify(execFile)(program, ["show", desk.file, "--outline"], {
    env: { ...process.env, HANDVAT_LANG: "en" },
  });
  const tables = ["notes", "clusters", "actions"].map((table) => Object.keys(workshop[table] ?? {}));
  const text = [workshop.id, ...tables.flat()].reduce((text, id) => text.replaceAll(id, "·"), stdout);
  return text.split("\n").filter((line) => line !== "");
}

async function seen(page, [x, y]) {
  const place = await placeOnSheet(page, x, y);
  return [place.x, place.y];
}

/** The middles of a zone's notes, in reading order, in canvas units. */
async function placesOf(page, zone) {
  const answer = await page.context().request.get(new URL("/snapshot", page.url()).href);
  const { notes } = (await answer.json()).workshop;
  return Object.values(notes)
    .filter((note) => note.zone === ZONES[zone].id)
    .sort((one, other) => one.order - other.order)
    .map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
}

/** An entry of the menu; its key stands behind its name. */
function entryOf(page, name) {
  return page.getByRole("menuitem", { name: new RegExp(`^${name}`) });
}

async function chosen(page, count) {
  await page.getByRole("complementary").getByText(`${count} notes chosen`).waitFor();
}

/** Writes the name of the stack that is chosen; `reach` goes to its field. */
async function nameStack(page, title, reach) {
  const field = page.getByLabel("Name of the stack");
  await field.waitFor();
  await reach(field);
  await page.keyboard.type(title);
}

/** Takes one step after the other until there is no more. What a step does comes back from the program, so that the
 * last one is known only a moment after it: a press that finds no step any more is none. */
async function pressUntilDone(page, what, press) {
  const done = page.getByRole("button", { name: what, exact: true });
  const live = page.locator("[data-live]");
  for (let step = 0; step < 60; step += 1) {
    if ((await done.count()) > 0) return;
    const before = await live.textContent();
    const pressed = press(page.getByRole("button", { name: new RegExp(`^${what}: `) }));
    const said = page.waitForFunction(
      (before) => document.querySelector("[data-live]").textContent !== before,
      before,
    );
    await Promise.race([Promise.all([pressed, said]), done.waitFor()]);
  }
  assert.fail(`${what} never comes to an end`);
}
