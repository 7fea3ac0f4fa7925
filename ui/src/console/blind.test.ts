import { beforeEach, expect, test } from "vitest";

import { actionById, runAction } from "../actions/table";
import { setup } from "../board/setup.svelte";
import type { Host } from "../host/host";
import type { Command, Outcome, Reply, Request } from "../host/protocol";
import { words } from "../shared/words.svelte";
import { note, snapshot } from "../workshop/example";
import { reveal, turnBlind } from "./blind";
import { Desk } from "./desk.svelte";

const REFUSED = { code: "unknown", message: "It is gone." };
const ZONE = Object.keys(snapshot().workshop.canvases["strategy"]?.zones ?? {})[0] ?? "";

let outcome: Outcome;
let sent: Command[];
let told: ReturnType<typeof snapshot>;

beforeEach(() => {
  words.language = "en";
  setup.locked = false;
  outcome = {};
  sent = [];
  told = snapshot({ notes: { a: note("Late", { canvas: "strategy", zone: ZONE, hidden: true }) } });
});

async function begun(): Promise<Desk> {
  const answer = (request: Request): Reply => {
    if (request.call === "start")
      return {
        reply: "start",
        page: { language: "en", version: "1.2.3", recents: [], unsaved: [], dialogs: false, open: true },
      } as Reply;
    if (request.call !== "send") return { reply: "done" };
    sent.push(...request.batch.commands);
    return { reply: "outcomes", outcomes: request.batch.commands.map(() => outcome) };
  };
  const host = {
    kind: "browser",
    call: (request: Request) => Promise.resolve(answer(request)),
    snapshot: () => Promise.resolve(told),
    listen: () => Promise.resolve(() => undefined),
  } as unknown as Host;
  const desk = new Desk(host);
  await desk.begin();
  desk.chosen.zone = ZONE;
  return desk;
}

test("what is revealed is said once it is done", async () => {
  const desk = await begun();
  expect(await reveal(desk, ["a"])).toBe(true);
  expect(desk.announcer.text).toBe("1 note revealed");
  expect(await turnBlind(desk, "strategy", { id: ZONE, name: "Service" }, false)).toBe(true);
  expect(desk.announcer.text.trim()).toBe("Service: notes are written face up again");
});

test("what is refused is not said to be done", async () => {
  const desk = await begun();
  outcome = { refused: REFUSED };
  expect(await reveal(desk, ["a"])).toBe(false);
  expect(desk.announcer.text).toBe("");
  expect(desk.messages.list.map(({ text }) => text)).toEqual(["It is gone."]);
});

test("where nothing can be changed, nothing is revealed, and the reason is said", async () => {
  const readOnly = { code: "open-elsewhere", message: "Open in another window.", hint: "Close it there." };
  told = { ...told, save: { ...told.save, readOnly } };
  const desk = await begun();
  for (const id of ["blind", "revealZone", "revealNotes"]) {
    desk.chosen.notes(id === "revealNotes" ? ["a"] : []);
    desk.chosen.zone = ZONE;
    expect(runAction(desk, id)).toBe(false);
  }
  expect(await reveal(desk, ["a"])).toBe(false);
  expect([sent, desk.announcer.text]).toEqual([[], ""]);
  expect(desk.messages.list[0]?.text).toContain("Open in another window.");
});

test("a locked board locks what stands beside it, and another view not", async () => {
  const desk = await begun();
  setup.locked = true;
  expect([desk.workshop?.readOnly, actionById("newAction")?.enabled(desk)]).toEqual([true, false]);
  expect(runAction(desk, "revealZone")).toBe(false);
  expect(desk.messages.list[0]?.text).toContain("The board is locked");
  expect(sent).toEqual([]);
  desk.show("actions");
  expect([desk.workshop?.readOnly, desk.refuses()]).toEqual([false, false]);
});

test("a note of the last that cannot be taken back stays in the list", async () => {
  const desk = await begun();
  desk.capture.last = [{ id: "a", zone: ZONE }];
  outcome = { refused: REFUSED };
  await desk.capture.remove("a");
  expect(desk.capture.last).toHaveLength(1);
  outcome = {};
  await desk.capture.remove("a");
  expect(desk.capture.last).toHaveLength(0);
});
