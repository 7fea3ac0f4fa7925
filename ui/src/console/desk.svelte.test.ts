import { beforeEach, describe, expect, it } from "vitest";

import { actionById } from "../actions/table";
import type { Host, Listener } from "../host/host";
import type { Event, Put, Reply, Request, Snapshot, WorkshopCopy } from "../host/protocol";
import {
  forgetCopy,
  keepRecovered,
  knowReplaced,
  mergeCopy,
  restoreVersion,
  returnToFile,
} from "../past/deeds";
import { words } from "../shared/words.svelte";
import { STRATEGY, snapshot } from "../workshop/example";
import { Desk } from "./desk.svelte";

const COPY: WorkshopCopy = { handle: "c", file: "klantdag (copy).handvat", edited: "", notes: 0, actions: 0 };
const LOCKED = { code: "open-elsewhere", message: "Open in another window.", hint: "Close it there." };

/** A core that answers as it is told. */
class Core {
  told: Snapshot = snapshot();
  /** What happens while a snapshot is on its way. */
  meanwhile: () => void = () => undefined;
  copies: WorkshopCopy[] = [];
  readonly asked: Request[] = [];
  #listener: Listener | null = null;

  readonly host: Host = {
    kind: "browser",
    call: (request) => {
      this.asked.push(request);
      return Promise.resolve(this.#answer(request));
    },
    snapshot: () => {
      this.meanwhile();
      return Promise.resolve(this.told);
    },
    listen: (listener) => {
      this.#listener = listener;
      return Promise.resolve(() => undefined);
    },
    export: () => Promise.resolve({ reply: "cancelled" }),
    copyPicture: () => Promise.resolve({ reply: "done" }),
    pickImport: () => Promise.resolve({ reply: "cancelled" }),
    previewFile: () => Promise.resolve({ reply: "cancelled" }),
    pickCopy: () => Promise.resolve({ reply: "copies", copies: [COPY] }),
    saveCopy: () => Promise.resolve({ reply: "cancelled" }),
  };

  say(event: Event): void {
    this.#listener?.event(event);
  }

  calls(): string[] {
    return this.asked.map(({ call }) => call).filter((call) => !["start", "sheet", "copies"].includes(call));
  }

  #answer(request: Request): Reply {
    switch (request.call) {
      case "start": {
        const page = {
          language: "en",
          version: "1.2.3",
          recents: [],
          unsaved: [],
          dialogs: false,
          open: true,
        };
        return { reply: "start", page } as Reply;
      }
      case "copies":
        return { reply: "copies", copies: this.copies };
      case "merge":
        return { reply: "merged", count: { taken: 3, conflicts: 1 } };
      case "send":
        return { reply: "outcomes", outcomes: request.batch.commands.map(() => ({})) };
      default:
        return { reply: "done" };
    }
  }
}

let core: Core;

beforeEach(() => {
  core = new Core();
  words.language = "en";
});

async function begun(): Promise<Desk> {
  const desk = new Desk(core.host);
  await desk.begin();
  await settled();
  return desk;
}

/** Everything that was asked is answered. */
async function settled(): Promise<void> {
  await new Promise((resume) => setTimeout(resume));
}

const said = (desk: Desk): string[] => desk.messages.list.map(({ text }) => text);

const patched = (revision: number, puts: Put[]): Event => ({
  event: "patched",
  revision,
  client: "",
  sequence: 0,
  puts,
  undo: null,
  redo: null,
});

describe("the sheet at hand", () => {
  const extra = { ...STRATEGY, order: 2 };

  it("gives way to the one before it when adding it is undone", async () => {
    const desk = await begun();
    core.say(patched(2, [{ record: "canvas", id: "extra", canvas: extra }]));
    desk.turnTo("extra");
    core.say(patched(3, [{ record: "canvas", id: "extra", canvas: null }]));
    await settled();
    expect([desk.canvas, said(desk)]).toEqual(["strategy", []]);
    expect(core.asked.at(-1)).toEqual({ call: "sheet", canvas: "strategy" });
  });

  it("stays where it is when another one goes", async () => {
    const desk = await begun();
    core.say(patched(2, [{ record: "canvas", id: "extra", canvas: extra }]));
    core.say(patched(3, [{ record: "canvas", id: "extra", canvas: null }]));
    expect(desk.canvas).toBe("strategy");
  });
});

describe("how far undo reaches", () => {
  const reach = { since: "2026-11-22T13:00:00Z", cut: true };
  const undo = { code: "step-delete-notes", count: 2 };

  it("is told when the steps of earlier runs are read, also while the page begins", async () => {
    core.told = { ...snapshot(), workshop: { ...snapshot().workshop, revision: 3 } };
    core.meanwhile = () => {
      core.say({ event: "reach", revision: 3, reach, undo, redo: null });
    };
    const desk = await begun();
    expect([desk.workshop?.reach, desk.workshop?.undo]).toEqual([reach, undo]);
  });

  it("is not taken back by news of an older state", async () => {
    core.told = { ...snapshot(), workshop: { ...snapshot().workshop, revision: 3 } };
    const desk = await begun();
    core.say({ event: "reach", revision: 2, reach, undo, redo: null });
    expect(desk.workshop?.undo).toBeNull();
    core.say({ event: "reach", revision: 3, reach, undo, redo: null });
    expect(desk.workshop?.undo).toEqual(undo);
  });
});

describe("a file that another program replaced while it was closed", () => {
  it("is told until somebody knows it", async () => {
    core.told = { ...snapshot(), replaced: true };
    const desk = await begun();
    expect([desk.view, desk.workshop?.replaced]).toEqual(["canvas", true]);
    await knowReplaced(desk);
    expect([desk.workshop?.replaced, core.calls()]).toEqual([false, ["keepRecovered"]]);
  });
});

describe("work that came back", () => {
  const recovered = { steps: 2, last: [], damaged: false };

  it("is shown beside the file at once, and is kept by a choice only", async () => {
    core.told = { ...snapshot(), recovered };
    const desk = await begun();
    expect(desk.view).toBe("recovery");
    desk.show("canvas");
    expect([desk.workshop?.recovered, core.calls()]).toEqual([recovered, []]);
    await keepRecovered(desk);
    expect([desk.workshop?.recovered, core.calls()]).toEqual([null, ["keepRecovered"]]);
  });

  it("leaves the canvas in sight when there is no file to compare with", async () => {
    core.told = { ...snapshot(), recovered, save: { ...snapshot().save, file: null } };
    expect((await begun()).view).toBe("canvas");
  });

  it("gives way to the file as it was", async () => {
    core.told = { ...snapshot(), recovered };
    const desk = await begun();
    await returnToFile(desk);
    expect([desk.view, desk.workshop?.recovered]).toEqual(["canvas", null]);
    expect(core.calls()).toEqual(["restore", "keepRecovered"]);
  });
});

describe("a version that was put back", () => {
  it("is undone from the notice, once its step has come", async () => {
    const desk = await begun();
    const version = {
      handle: "1",
      kind: "named",
      name: "Vote",
      kept: "",
      revision: 1,
      notes: 0,
      actions: 0,
    } as const;
    await restoreVersion(desk, version);
    const [message] = desk.messages.list;
    message?.offer?.run();
    expect(core.calls()).toEqual(["restore", "versions"]);
    const undo = { code: "step-restore", count: 1 };
    core.say({ event: "patched", revision: 2, client: "", sequence: 0, puts: [], undo, redo: null });
    message?.offer?.run();
    await settled();
    expect(core.asked.at(-1)).toMatchObject({ call: "send", batch: { commands: [{ edit: "undo" }] } });
  });
});

describe("other hands", () => {
  it("are told of; what waits for a choice is not: it has a bar of its own", async () => {
    const desk = await begun();
    core.say({ event: "merged", count: { taken: 12, conflicts: 1 } });
    expect(said(desk)).toEqual(["12 changes from elsewhere came in."]);
    core.say({ event: "merged", count: { taken: 0, conflicts: 1 } });
    expect(said(desk)).toHaveLength(1);
  });

  it("are told of when they put an older state back, with the way to the versions", async () => {
    const desk = await begun();
    core.say({ event: "merged", count: { taken: 0, conflicts: 0 } });
    expect(said(desk)).toEqual([
      "Another program put an older state of the file back. Yours stays; the older one is among the versions.",
    ]);
    desk.messages.list[0]?.offer?.run();
    expect(desk.view).toBe("versions");
  });

  it("leave copies that are offered, merged or put away", async () => {
    const desk = await begun();
    core.copies = [COPY];
    core.say({ event: "copies" });
    await settled();
    expect(desk.past.copies).toEqual([COPY]);
    desk.show("copies");
    await mergeCopy(desk, COPY);
    expect([desk.view, desk.past.copies]).toEqual(["conflicts", []]);
    desk.past.offer([COPY]);
    desk.show("copies");
    await forgetCopy(desk, COPY);
    expect([desk.view, desk.past.copies, core.calls().at(-1)]).toEqual(["canvas", [], "forgetCopy"]);
  });

  it("are picked from the menu and looked at first", async () => {
    const desk = await begun();
    await actionById("mergeCopy")?.run(desk);
    expect([desk.view, desk.past.copy, core.calls()]).toEqual(["copies", "c", []]);
  });
});

describe("a workshop that can only be read", () => {
  it("says why, and that it can be changed when it heals", async () => {
    core.told = { ...snapshot(), save: { ...snapshot().save, readOnly: LOCKED } };
    const desk = await begun();
    expect(desk.refuses()).toBe(true);
    expect(actionById("keepVersion")?.enabled(desk)).toBe(false);
    core.told = snapshot();
    core.say({ event: "opened" });
    await settled();
    expect(desk.refuses()).toBe(false);
    // Why it was refused holds no longer.
    expect(said(desk)).toEqual(["This workshop can be changed again."]);
  });
});

describe("the save state", () => {
  it("remembers when the file was written, and speaks of what heals", async () => {
    const desk = await begun();
    const { save } = snapshot();
    expect(desk.workshop?.written).toBeNull();
    core.say({ event: "save", save: { ...save, state: "notSaved" } });
    expect(desk.announcer.text).toBe("");
    core.say({ event: "save", save });
    expect(desk.announcer.text).toBe("Saving works again: Saved.");
    expect(desk.workshop?.written).toMatch(/^\d{4}-/);
  });
});

describe("a window that closes", () => {
  it("takes in what is being typed, and then lets go", async () => {
    const desk = await begun();
    desk.capture.begin();
    desk.capture.line = "Heard in the room";
    core.say({ event: "closing", safe: true });
    await settled();
    const [sent, last] = core.asked.slice(-2);
    expect(sent).toMatchObject({ call: "send", batch: { commands: [{ text: "Heard in the room" }] } });
    expect(last).toEqual({ call: "quit" });
    expect(desk.dialog).toBeNull();
  });

  it("asks where work is not safe, and stays", async () => {
    const desk = await begun();
    core.say({ event: "closing", safe: false });
    await settled();
    expect(desk.dialog).toEqual({ kind: "closing" });
    expect(core.calls()).not.toContain("quit");
  });

  it("asks when taking in what was typed shows that it is not safe any more", async () => {
    const desk = await begun();
    core.say({ event: "closing", safe: true });
    core.say({ event: "save", save: { ...snapshot().save, state: "notSaved" } });
    await settled();
    expect(desk.dialog).toEqual({ kind: "closing" });
    expect(core.calls()).not.toContain("quit");
  });
});
