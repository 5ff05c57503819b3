import type { Atlas } from "../engine/atlas.ts";
import { Latest } from "./latest.svelte.ts";
import { lookUp, type LookupAnswer, type LookupInput } from "./lookUp.ts";

/** A pasted list and what is known of it. The list stays in this tab: it is never in the URL. */
export class LookupState {
  readonly latest: Latest<LookupInput, LookupAnswer>;

  constructor(atlas: () => Atlas) {
    this.latest = new Latest((asked, signal) => lookUp(atlas(), asked, signal));
  }
}
