import { flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import { followInput } from "../../src/state/followInput.svelte.ts";

it("loads when the input is another one by its text, and not without one", () => {
  const load = vi.fn<(input: { of: string }) => Promise<void>>(() => Promise.resolve());
  let input = $state.raw<{ of: string } | undefined>();
  const stop = $effect.root(() => followInput({ load }, () => input));
  const give = (next: { of: string } | undefined): void => {
    input = next;
    flushSync();
  };
  flushSync();
  expect(load).not.toHaveBeenCalled();
  give({ of: "a" });
  give({ of: "a" });
  expect(load.mock.calls).toEqual([[{ of: "a" }]]);
  give({ of: "b" });
  give(undefined);
  give({ of: "b" });
  expect(load.mock.calls.map(([{ of }]) => of)).toEqual(["a", "b", "b"]);
  stop();
  give({ of: "c" });
  expect(load).toHaveBeenCalledTimes(3);
});
