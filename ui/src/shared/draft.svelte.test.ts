import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";

import { Draft } from "./draft.svelte";

/** A draft over a value, with what happens to both. */
function over(first: string, script: (draft: Draft, set: (value: string) => void) => void): Draft {
  let value = $state(first);
  let draft!: Draft;
  const end = $effect.root(() => {
    draft = new Draft(() => value);
  });
  flushSync();
  script(draft, (next) => {
    value = next;
    flushSync();
  });
  end();
  return draft;
}

describe("a draft", () => {
  it("shows the value until something is typed", () => {
    expect(
      over("a", (_, set) => {
        set("b");
      }).text,
    ).toBe("b");
  });

  it("hands the same words over once", () => {
    over("a", (draft) => {
      draft.text = "ab";
      expect([draft.take(), draft.take()]).toEqual(["ab", null]);
    });
  });

  it("makes room for the value once its words have come back", () => {
    over("a", (draft, set) => {
      draft.text = " ab ";
      draft.take();
      set("ab");
      expect(draft.text).toBe("ab");
    });
  });

  it("keeps what was typed on before the words came back", () => {
    over("a", (draft, set) => {
      draft.text = "ab";
      draft.take();
      draft.text = "abc";
      set("ab");
      expect([draft.text, draft.take()]).toEqual(["abc", "abc"]);
    });
  });

  it("keeps what is typed when somebody else changes the value", () => {
    over("a", (draft, set) => {
      draft.text = "mine";
      set("theirs");
      expect([draft.text, draft.isNew]).toEqual(["mine", true]);
    });
  });

  it("lets go of what was typed", () => {
    over("a", (draft) => {
      draft.text = "ab";
      draft.revert();
      expect([draft.text, draft.take()]).toEqual(["a", null]);
    });
  });
});
