// What the console promises beside the journeys: both languages, accessibility, safety, import.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { click, doubleClick, notesCount } from "./board.mjs";
import { closeBrowser, openBrowser, openConsole, seriousFindings, shot } from "./console.mjs";

before(openBrowser);
after(closeBrowser);

const VIEWS = ["canvas", "crossings", "actions", "outline", "details", "versions"];

for (const language of ["nl", "en"]) {
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ]) {
    test(`axe finds nothing serious and nothing is cut off: ${language}, ${width} × ${height}`, async () => {
      const desk = await openConsole({ language, sample: true, width, height });
      const { page } = desk;
      try {
        for (const [place, view] of VIEWS.entries()) {
          await page.keyboard.press(`Alt+${place + 1}`);
          await page.locator("#view").waitFor();
          assert.deepEqual(await seriousFindings(page), [], view);
          assert.deepEqual(await cutOff(page), [], view);
          await shot(page, `console-${language}-${width}-${view}`);
        }
        await page.keyboard.press("Alt+1");
        await page.keyboard.press("Control+f");
        await page.getByRole("searchbox").fill("e");
        const found = page.getByRole("search");
        await found.getByRole("listitem").first().waitFor();
        assert.deepEqual(await cutOff(page), [], "find");
        const { x, width: wide } = await found.boundingBox();
        const inside = await found.locator("*").evaluateAll((parts) => {
          const boxes = parts.map((part) => part.getBoundingClientRect()).filter((box) => box.width > 0);
          return [Math.min(...boxes.map(({ left }) => left)), Math.max(...boxes.map(({ right }) => right))];
        });
        assert.ok(inside[0] >= x && inside[1] <= x + wide, `${inside} in ${x}..${x + wide}`);
        await shot(page, `console-${language}-${width}-find`);
        await page.keyboard.press("Escape");
        for (const [keys, dialog] of [
          ["Control+k", "palette"],
          ["F1", "shortcuts"],
          ["Control+e", "export"],
        ]) {
          await page.keyboard.press(keys);
          await page.getByRole("dialog").waitFor();
          assert.deepEqual(await seriousFindings(page), [], dialog);
          await page.keyboard.press("Escape");
          await page.getByRole("dialog").waitFor({ state: "detached" });
        }
        assert.deepEqual(desk.faults, []);
      } finally {
        await desk.end();
      }
    });
  }
}

for (const theme of ["Donkere kleuren", "Hoog contrast"]) {
  test(`axe finds nothing serious in the theme ‘${theme}’`, async () => {
    const desk = await openConsole({ language: "nl", sample: true });
    const { page } = desk;
    try {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(theme);
      await page.keyboard.press("Enter");
      await page.locator("html[data-theme]:not([data-theme=light])").waitFor({ state: "attached" });
      for (const [place, view] of VIEWS.entries()) {
        await page.keyboard.press(`Alt+${place + 1}`);
        assert.deepEqual(await seriousFindings(page), [], view);
        await shot(page, `console-${theme.split(" ")[0].toLowerCase()}-${view}`);
      }
    } finally {
      await desk.end();
    }
  });
}

test("Dutch and English are switched at once, the sheet too", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await page.getByRole("menuitem", { name: "Beeld" }).click();
    await page.getByRole("menuitem", { name: "English" }).click();
    await page.getByRole("button", { name: "Action plan as PDF" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.getByRole("button", { name: /^Crossings/ }).click();
    await page.getByRole("columnheader", { name: "Valuable customers" }).waitFor();
    await page.getByRole("menuitem", { name: "View" }).click();
    await page.getByRole("menuitem", { name: "Nederlands" }).click();
    await page.getByRole("columnheader", { name: "Waardevolle klanten" }).waitFor();
  } finally {
    await desk.end();
  }
});

test("everything can be undone to the beginning, and done again", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+3");
    const title = "Call-back booked in two clicks";
    await page.getByRole("button", { name: title }).click();
    await page.getByRole("complementary").getByRole("button", { name: "Delete the action" }).click();
    await page.getByRole("row", { name: title }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "New action" }).first().click();
    await page.getByLabel("What will we do?").fill("Something else");
    await page.locator("h1").click();
    await page.getByRole("row", { name: "Something else" }).waitFor();
    for (const step of ["changing an action", "making an action", "deleting an action"]) {
      await page.getByRole("button", { name: `Undo: ${step}` }).click();
    }
    await page.getByRole("row", { name: title }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled(), true);
    await page.keyboard.press("Control+Shift+z");
    await page.getByRole("row", { name: title }).waitFor({ state: "detached" });
  } finally {
    await desk.end();
  }
});

test("an action without step and handle is listed as not placed", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.keyboard.press("Control+Shift+A");
    await page.getByLabel("What will we do?").fill("Ask the customers");
    await page.keyboard.press("Alt+3");
    await page.getByRole("rowheader", { name: /^Not placed/ }).waitFor();
    await page.getByRole("button", { name: "Ask the customers" }).click();
    await page.getByRole("checkbox", { name: "Social Service" }).check({ force: true });
    await page.getByRole("rowheader", { name: /^Not placed/ }).waitFor({ state: "detached" });
  } finally {
    await desk.end();
  }
});

test("a table is imported as one stack, dealt out, and taken back", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await click(page, [400, 400]);
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Control+i");
    const rows = ["id,Review Text", '1,"Lovely, but ""small"""', "2,", '3,"Two\nlines"', "4,Crème brûlée"];
    await (
      await chooser
    ).setFiles({
      name: "reviews.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rows.join("\n")),
    });
    const dialog = page.getByRole("dialog", { name: "Import reviews.csv" });
    await dialog.getByLabel("Which column becomes notes?").selectOption("Review Text");
    await dialog.getByRole("list").getByText('Lovely, but "small"').waitFor();
    assert.equal(await dialog.getByLabel("Zone", { exact: true }).inputValue(), "social-service");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("3 notes imported from reviews.csv.").waitFor();
    await page.getByRole("complementary").getByText("Stack of 3 notes").waitFor();
    await page.getByRole("button", { name: "Deal out in the zone" }).click();
    await page.getByRole("button", { name: "Undo: dealing out a stack" }).click();
    await page.getByRole("button", { name: "Undo: importing 3 notes" }).click();
    await notesCount(page, "0 notes");
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("the outline is written, changed, moved and deleted by keys", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  const { keyboard } = page;
  try {
    await keyboard.press("Alt+4");
    const tree = page.getByRole("tree", { name: "As a list" });
    await tree.getByRole("treeitem", { name: "Strategy canvas" }).focus();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await keyboard.type("Long wait");
    await keyboard.press("Enter");
    await keyboard.type("Unclear bill");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await tree.getByRole("treeitem", { name: "Unclear bill" }).waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("F2");
    await keyboard.press("End");
    await keyboard.type(" on the phone");
    await keyboard.press("Enter");
    await tree.getByRole("treeitem", { name: "Long wait on the phone" }).waitFor();
    await page.getByLabel("Zone", { exact: true }).selectOption({ label: "Technology" });
    await page.getByRole("button", { name: "Undo: moving a note" }).waitFor();
    await tree.getByRole("treeitem", { name: "Unclear bill" }).click();
    await keyboard.press("Delete");
    await notesCount(page, "1 note");
    const [note] = Object.values((await desk.saved()).notes);
    assert.deepEqual([note.text, note.zone], ["Long wait on the phone", "technology"]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a note is put at a crossing from the table, and taken off again", async () => {
  const desk = await openConsole({ language: "nl", sample: true });
  const { page } = desk;
  try {
    await page.getByRole("button", { name: /^Kruispunten/ }).click();
    await page.getByRole("status").getByText("5 kruispunten zonder notitie of actie").waitFor();
    const cell = page
      .getByRole("row", { name: /Social Marketing/ })
      .getByRole("button")
      .first();
    await cell.click();
    await page.getByRole("button", { name: "Op dit kruispunt zetten" }).first().click();
    await cell.getByText("1 notitie").waitFor();
    await page.getByRole("status").getByText("4 kruispunten zonder notitie of actie").waitFor();
    await page.getByLabel("Schrijf hier een notitie").fill("Wat betekent dit voor de buurt?");
    await page.getByLabel("Schrijf hier een notitie").press("Enter");
    await cell.getByText("2 notities").waitFor();
    await page.getByRole("button", { name: "Van dit kruispunt halen" }).first().click();
    await cell.getByText("1 notitie").waitFor();
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("the menu of a note gives it a voice, a colour and a size", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await doubleClick(page, [400, 400]);
    await page.keyboard.press("Escape");
    await doubleClick(page, [1500, 700]);
    await page.keyboard.type("Unclear bill");
    await click(page, [400, 700]);
    await notesCount(page, "1 note");
    for (const [part, value] of [
      ["Voice", "Voice: customer"],
      ["Colour", "Purple paper"],
      ["Size", "Large note"],
    ]) {
      await click(page, [1500, 700], { button: "right" });
      await page.getByRole("menuitem", { name: part }).hover();
      await page.getByRole("menuitem", { name: value }).click();
    }
    const [note] = Object.values((await desk.saved()).notes);
    assert.deepEqual([note.voice, note.colour, note.size], ["customer", "purple", "large"]);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("what is refused is said, and stays until it is put away", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+5");
    await page.getByLabel("Titel").fill("x".repeat(500));
    await page.locator("h1").click();
    await page.evaluate(() => {
      const field = document.querySelector("input[maxlength='500']");
      field.removeAttribute("maxlength");
    });
    await page.getByLabel("Titel").fill("x".repeat(501));
    await page.locator("h1").click();
    const message = page.getByRole("alert");
    await message.waitFor();
    assert.match(await message.textContent(), /500/);
    await message.getByRole("button", { name: "Sluiten" }).click();
    await message.waitFor({ state: "detached" });
  } finally {
    await desk.end();
  }
});

test("the start screen offers what was open, templates and the sample", async () => {
  const desk = await openConsole({ language: "nl", sample: true });
  const { page } = desk;
  try {
    await page.getByRole("menuitem", { name: "Bestand" }).click();
    await page.getByRole("menuitem", { name: "Workshop sluiten" }).click();
    await page.getByRole("heading", { name: "Recent geopend" }).waitFor();
    await page.getByRole("img", { name: "Het vel van Strategiecanvas" }).waitFor();
    assert.deepEqual(await seriousFindings(page), []);
    await shot(page, "start-nl");
    await page.getByRole("radio", { name: "English" }).click();
    await page.getByRole("heading", { name: "Begin a workshop" }).waitFor();
    await page.getByRole("button", { name: "Begin with this: Strategy canvas" }).click();
    await notesCount(page, "0 notes");
    await page.getByRole("menuitem", { name: "File" }).click();
    await page.getByRole("menuitem", { name: "Close workshop" }).click();
    await page.getByRole("button", { name: /^Klantdag regio Noord/ }).click();
    await notesCount(page, "132 notes");
  } finally {
    await desk.end();
  }
});

test("after a sudden end everything acknowledged is back, and the console says so", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+5");
    await page.getByLabel("Organisatie").fill("Energieleverancier");
    await page.locator("h1").click();
    await page.locator("header").getByText("Energieleverancier").waitFor();
    await page.locator(".state.safe").waitFor();
    await desk.kill();
    await page.getByRole("alert").getByText("NIET OPGESLAGEN").waitFor();
    await shot(page, "lost-nl");
    const again = await desk.again();
    await again.locator("[data-recovered]").getByText("Hersteld").waitFor();
    await again.locator("header").getByText("Energieleverancier").waitFor();
    await shot(again, "recovered-nl");
  } finally {
    await desk.end();
  }
});

test("a note that the core made larger than its editor is drawn whole", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  const drawn = () =>
    page.locator(".surface").evaluate((layer) => {
      const canvas = document.createElement("canvas");
      const [width, height] = [layer.clientWidth, layer.clientHeight];
      Object.assign(canvas, { width, height });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      const { e: left, f: top } = new DOMMatrix(getComputedStyle(layer).transform);
      for (const tile of layer.children) {
        context.drawImage(tile, left + tile.offsetLeft, top + tile.offsetTop);
      }
      return [...context.getImageData(0, 0, width, height).data].join();
    });
  try {
    await click(page, [400, 400]);
    await page.keyboard.type(
      "Onbegrijpelijke jaarnota met zes pagina's en een arbeidsongeschiktheidsverzekeringsmaatschappij",
    );
    await page.keyboard.press("Enter");
    await page.keyboard.type("Nota");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await notesCount(page, "2 notities");
    await page.locator(".paper").first().waitFor({ state: "detached" });
    // What stands there is what a board that begins anew draws.
    const before = await settled(drawn);
    await page.keyboard.press("Alt+2");
    await page.getByRole("heading", { name: "Kruispunten" }).waitFor();
    await page.keyboard.press("Alt+1");
    await page.locator(".surface").waitFor();
    const after = await settled(drawn);
    assert.ok(difference(before, after) < 300, "the board shows the note as it was first drawn");
  } finally {
    await desk.end();
  }
});

test("a date is typed as people write it; what is none stays in the field with the reason, and nothing is saved wrong", async () => {
  const desk = await openConsole({ language: "nl" });
  const { page } = desk;
  const saved = async () => (await desk.saved()).details.date;
  try {
    await page.keyboard.press("Alt+5");
    const field = page.getByLabel("Datum", { exact: true });
    const write = async (text) => {
      await field.fill("");
      await field.pressSequentially(text);
      await page.getByLabel("Plaats").click();
    };
    for (const [text, shown, date] of [
      ["310127", "31 jan 2027", "2027-01-31"],
      ["1-12-2026", "1 dec 2026", "2026-12-01"],
      ["2027-02-03", "3 feb 2027", "2027-02-03"],
      ["1 maart 2027", "1 mrt 2027", "2027-03-01"],
    ]) {
      await write(text);
      assert.deepEqual([await field.inputValue(), await saved()], [shown, date], text);
    }
    await write("31-2-2027");
    await page.getByRole("alert").getByText("‘31-2-2027’ is geen datum die past.").waitFor();
    assert.deepEqual([await field.inputValue(), await saved()], ["31-2-2027", "2027-03-01"]);
    await shot(page, "date-wrong");
    await field.press("Escape");
    assert.equal(await field.inputValue(), "1 mrt 2027");

    // A shortcut with a digit writes nothing, and takes the date along.
    await field.fill("");
    await field.pressSequentially("2-4-27");
    await page.keyboard.press("Alt+3");
    await page.getByRole("heading", { name: "Acties" }).waitFor();
    assert.equal(await saved(), "2027-04-02");

    await page.keyboard.press("Alt+5");
    await page.getByRole("button", { name: "Kies een datum" }).click();
    await page.getByRole("button", { name: /15 april/ }).click();
    await page.locator("header").getByText("15 april 2027").waitFor();
    await page.getByRole("button", { name: "Datum wissen" }).click();
    await page.getByRole("button", { name: "Datum wissen" }).waitFor({ state: "detached" });
    assert.deepEqual([await field.inputValue(), await saved()], ["", ""]);

    // In the narrow pane of an action all of it is within reach.
    await page.keyboard.press("Control+Shift+a");
    await page.getByLabel("Uiterlijk", { exact: true }).fill("1-12-2026");
    await page.keyboard.press("Enter");
    const clear = await page.getByRole("button", { name: "Datum wissen" }).boundingBox();
    const pane = await page.getByRole("complementary").last().boundingBox();
    assert.ok(clear.x + clear.width <= pane.x + pane.width, `${clear.x + clear.width}`);
    assert.deepEqual(desk.faults, []);
  } finally {
    await desk.end();
  }
});

test("a view chosen by key has the keyboard, and the board writes at once", async () => {
  const desk = await openConsole({ language: "en" });
  const { page } = desk;
  try {
    await page.keyboard.press("Alt+3");
    await page.locator("#view:focus").waitFor();
    await page.keyboard.press("Alt+1");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("Long wait");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await notesCount(page, "1 note");
  } finally {
    await desk.end();
  }
});

test("the plan for the board leaves the appendix out", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  const plan = async (profile) => {
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: profile }).click();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export", exact: true }).click();
    const written = await (await download).path();
    await dialog.waitFor({ state: "detached" });
    return readFile(written);
  };
  try {
    const full = await plan("Everything");
    const manager = await plan("For the board");
    for (const each of [full, manager]) assert.equal(each.subarray(0, 5).toString(), "%PDF-");
    assert.ok(manager.length < full.length, `${manager.length} bytes against ${full.length}`);
  } finally {
    await desk.end();
  }
});

test("another workshop begins without the filters and the messages of the one before", async () => {
  const desk = await openConsole({ language: "en", sample: true });
  const { page } = desk;
  try {
    await click(page, [2100, 2900]);
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("Control+i");
    await (
      await chooser
    ).setFiles({
      name: "reviews.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("id,Review\n1,Lovely but small\n2,\n3,Two of them"),
    });
    const dialog = page.getByRole("dialog", { name: "Import reviews.csv" });
    assert.equal(await dialog.getByLabel("Which column becomes notes?").inputValue(), "Review");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("2 notes imported from reviews.csv.").waitFor();
    await page.getByRole("complementary").getByText("Stack of 2 notes").waitFor();
    await page.keyboard.press("Alt+3");
    await page.getByLabel("Search the actions").fill("nothing has this");
    await page.getByText("0 of 25 actions").waitFor();
    await page.keyboard.press("Control+n");
    await page.getByRole("button", { name: "Open the sample" }).click();
    await notesCount(page, "132 notes");
    await page.getByText("2 notes imported").waitFor({ state: "detached" });
    await page.keyboard.press("Alt+3");
    await page.locator("main").getByText("25 actions", { exact: true }).waitFor();
  } finally {
    await desk.end();
  }
});

/** How many numbers of two lists differ: those at the edges of marks may, by their smoothing. */
function difference(one, other) {
  const others = other.split(",");
  return one.split(",").filter((number, place) => number !== others[place]).length;
}

/** What it gives once it gives the same twice in a row. */
async function settled(look) {
  for (let before = await look(), now; ; before = now) {
    await new Promise((resume) => setTimeout(resume, 250));
    now = await look();
    if (now === before) return now;
  }
}

/** Words that do not fit in a button, heading or label. */
function cutOff(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("button, h1, h2, h3, label, legend, th, summary")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      .map((one) => one.outerHTML.slice(0, 160)),
  );
}
