import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { ListedRows } from "../engine/listRows.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export type { ListedRows } from "../engine/listRows.ts";

export interface ListInput {
  area: string | null;
  park?: string;
  township?: string;
  measure?: MeasureId;
  period: Period;
  search: string;
  /** From 1. */
  page: number;
}

export const listPageSize = 50;

/** One page of enterprises without a union. Create it while a component initialises. */
export class EnterpriseListState {
  readonly latest: Latest<ListInput, ListedRows>;

  constructor(atlas: () => Atlas, input: () => ListInput | undefined) {
    this.latest = new Latest(({ area, park, township, measure, period, search, page }, signal) =>
      atlas().rows(
        {
          in: area,
          period,
          offset: (page - 1) * listPageSize,
          limit: listPageSize,
          ...(park === undefined ? {} : { park }),
          ...(township === undefined ? {} : { township }),
          ...(measure === undefined ? {} : { measure }),
          ...(search === "" ? {} : { search }),
        },
        { signal },
      ),
    );
    followInput(this.latest, input);
  }
}
