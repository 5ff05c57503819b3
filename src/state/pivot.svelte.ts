import type { MeasureId } from "../domain/measure.ts";
import type { Atlas } from "../engine/atlas.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { loadReady, ReadySlices } from "./slices.svelte.ts";

export { pivotTable, type Pivot as PivotTableRows, type PivotSort } from "../cube/pivotTable.ts";

export interface PivotInput {
  measures: readonly MeasureId[];
  in: string | null;
  period: string;
  withTownships: boolean;
}

/** The slices of several measures; those that the period does not supply are left out. Create it while a component initialises. */
export class PivotState {
  readonly latest: Latest<PivotInput, readonly ReadySlices[]>;

  constructor(atlas: () => Atlas, input: () => PivotInput) {
    this.latest = new Latest(async ({ measures, ...where }, signal) => {
      const loaded = await Promise.all(
        measures.map((measure) => loadReady(atlas(), { measure, ...where, pair: null }, signal)),
      );
      return loaded.filter((one) => one instanceof ReadySlices);
    });
    followInput(this.latest, input);
  }
}
