import { MediaQuery } from "svelte/reactivity";
import type { Look } from "../domain/viewChoices.ts";

/** The look that the page has: the reader's choice, else that of the system, which may change at any time. */
export class LookInForce {
  readonly #dark = new MediaQuery("(prefers-color-scheme: dark)");
  readonly #chosen: () => Look | null;

  constructor(chosen: () => Look | null) {
    this.#chosen = chosen;
  }

  get current(): Look {
    return this.#chosen() ?? (this.#dark.current ? "dark" : "light");
  }
}
