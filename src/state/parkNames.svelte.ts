import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

/** Names of the parks in force in a period by id, none until they have come. Create it while a component initialises. */
export class ParkNames {
  readonly #latest: Latest<Period, ReadonlyMap<string, string>>;

  constructor(atlas: () => Atlas, period: () => Period | undefined) {
    this.#latest = new Latest((asked, signal) => parkNames(atlas(), asked, signal));
    followInput(this.#latest, period);
  }

  get current(): ReadonlyMap<string, string> {
    return this.#latest.current?.value ?? new Map();
  }
}

async function parkNames(
  { snapshot }: Atlas,
  period: Period,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const ledger = snapshot.dataset("ledger");
  const parks = ledger === undefined ? [] : await snapshot.parksOf(ledger, period, { signal });
  return new Map(parks.map(({ id, name }) => [id, name]));
}
