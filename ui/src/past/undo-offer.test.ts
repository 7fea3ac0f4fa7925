import { describe, expect, it, vi } from "vitest";

import { snapshot } from "../workshop/example";
import { Mirror } from "../workshop/mirror.svelte";
import { UndoOffer } from "./undo-offer";

function begun(): { mirror: Mirror; offer: UndoOffer; ended: () => void; step: (code: string) => void } {
  const mirror = new Mirror(snapshot());
  const offer = new UndoOffer(mirror, "step-restore");
  const ended = vi.fn();
  offer.onend = ended;
  const step = (code: string): void => {
    const revision = mirror.revision + 1;
    mirror.patch({
      event: "patched",
      revision,
      client: "",
      sequence: 0,
      puts: [],
      undo: { code, count: 1 },
      redo: null,
    });
  };
  return { mirror, offer, ended, step };
}

describe("the offer to undo a step", () => {
  it("holds from the step on until the next one", () => {
    const { offer, ended, step } = begun();
    expect(offer.holds).toBe(false);
    step("step-restore");
    expect(offer.holds).toBe(true);
    step("step-add-notes");
    expect(offer.holds).toBe(false);
    expect(ended).toHaveBeenCalledOnce();
  });

  it("ends with a second step of the same kind", () => {
    const { offer, ended, step } = begun();
    step("step-restore");
    step("step-restore");
    expect([offer.holds, vi.mocked(ended).mock.calls.length]).toEqual([false, 1]);
  });

  it("never takes another step for its own, when nothing had to be done", () => {
    const { offer, ended, step } = begun();
    step("step-add-notes");
    expect(offer.holds).toBe(false);
    expect(ended).toHaveBeenCalledOnce();
  });

  it("stays while the same workshop is only told anew", () => {
    const { mirror, offer, ended, step } = begun();
    step("step-restore");
    mirror.load({ ...snapshot({ revision: 2 }), undo: { code: "step-restore", count: 1 } });
    expect(offer.holds).toBe(true);
    expect(ended).not.toHaveBeenCalled();
  });
});
