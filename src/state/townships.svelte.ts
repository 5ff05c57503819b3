import type { Atlas } from "../engine/atlas.ts";
import type { CountedTownships } from "../engine/countTownships.ts";
import type { TownshipQuestion } from "../query/townshipsSql.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export type { CountedTownships } from "../engine/countTownships.ts";

/** A measure by township. Create it while a component initialises. */
export class TownshipsState {
  readonly latest: Latest<TownshipQuestion, CountedTownships>;

  constructor(atlas: () => Atlas, question: () => TownshipQuestion | undefined) {
    this.latest = new Latest((asked, signal) => atlas().townships(asked, { signal }));
    followInput(this.latest, question);
  }
}
