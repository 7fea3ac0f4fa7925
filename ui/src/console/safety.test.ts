import { beforeEach, describe, expect, it } from "vitest";

import type { SaveState } from "../host/protocol";
import { words } from "../shared/words.svelte";
import { failureWords, reasonOf, safetyOf, safetyWords, spokenChange } from "./safety";

it("words what the program said of a failure, and that it is gone when it says nothing", () => {
  words.language = "en";
  expect(failureWords({ code: "host-lost", message: "" }).text).toBe("Handvat no longer answers.");
  const full = failureWords({ code: "disk-full", message: "Full.", hint: "Make room." });
  expect(full).toEqual({ text: "Full.", hint: "Make room." });
});

const HERE = { connected: true };
const AWAY = { connected: false };

function save(more: Partial<SaveState> = {}): SaveState {
  return { state: "saved", pending: false, reason: null, file: "a.handvat", readOnly: null, ...more };
}

const FULL = { code: "disk-full", message: "The disk is full.", hint: "Choose another place." };

beforeEach(() => {
  words.language = "en";
});

describe("the save state", () => {
  it("is not saved while the program does not answer, whatever it said last", () => {
    expect(safetyWords(safetyOf(save(), AWAY))).toBe("NOT SAVED");
    expect(reasonOf(save(), AWAY)).toContain("no longer answers");
  });

  it("gives the reason and the way out before anything else", () => {
    expect(reasonOf(save({ state: "safe", reason: FULL, file: null }), HERE)).toBe(
      "The disk is full. Choose another place.",
    );
  });

  it("says that there is no file yet", () => {
    expect(reasonOf(save({ state: "safe", file: null }), HERE)).toContain("There is no file yet");
  });
});

describe("what is spoken of the save state", () => {
  it("is nothing while edits come and go", () => {
    expect(spokenChange(save(), save({ state: "safe" }))).toBe("");
    expect(spokenChange(save({ state: "safe" }), save())).toBe("");
  });

  it("is a new reason, once", () => {
    const stuck = save({ state: "safe", reason: FULL });
    expect(spokenChange(save(), stuck)).toBe("Safe: The disk is full.");
    expect(spokenChange(stuck, stuck)).toBe("");
  });

  it("is that saving works again", () => {
    const broken = save({ state: "notSaved", reason: FULL });
    expect(spokenChange(broken, save({ state: "safe" }))).toBe("Saving works again: Safe.");
    expect(spokenChange(save(), broken)).toBe("");
  });
});
