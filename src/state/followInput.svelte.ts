import { untrack } from "svelte";
import type { Latest } from "./latest.svelte.ts";

/**
 * Loads whenever the input is another one, told apart by its text: an equal input in a new object asks nothing. Without
 * an input nothing is asked. Call it while a component initialises.
 */
export function followInput<Input>(
  latest: Pick<Latest<Input, unknown>, "load">,
  input: () => Input | undefined,
): void {
  const key = $derived(JSON.stringify(input()));
  $effect(() => {
    void key;
    const asked = untrack(input);
    if (asked !== undefined) untrack(() => void latest.load(asked));
  });
}
