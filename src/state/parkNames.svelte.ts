import type { Park } from "../domain/park.ts";
import { parkNames } from "../domain/parkNames.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

/** Names of the parks in force in a period by id, none until they have come. Create it while a component initialises. */
export class ParkNames {
  readonly current: ReadonlyMap<string, string> = $derived.by(() =>
    parkNames(this.#latest.current?.value ?? []),
  );
  readonly #latest: Latest<Period, readonly Park[]>;

  constructor(atlas: () => Atlas, period: () => Period | undefined) {
    this.#latest = new Latest((asked, signal) => {
      const { snapshot } = atlas();
      const ledger = snapshot.dataset("ledger");
      return ledger === undefined
        ? Promise.resolve([])
        : snapshot.parksOf(ledger, asked, { signal });
    });
    followInput(this.#latest, period);
  }
}
