import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { ListedRows } from "../engine/listRows.ts";
import type { RowQuestion } from "../query/rowsSql.ts";
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

/** More than there are enterprises in the country. */
const everything = 1_000_000_000;

/** One page of enterprises without a union. Create it while a component initialises. */
export class EnterpriseListState {
  readonly latest: Latest<ListInput, ListedRows>;
  readonly #atlas: () => Atlas;

  constructor(atlas: () => Atlas, input: () => ListInput | undefined) {
    this.#atlas = atlas;
    this.latest = new Latest((asked, signal) =>
      atlas().rows(rowQuestion(asked, (asked.page - 1) * listPageSize, listPageSize), { signal }),
    );
    followInput(this.latest, input);
  }

  /** All enterprises that match. Throws as `Atlas.rows` does. */
  all(input: ListInput): Promise<ListedRows> {
    return this.#atlas().rows(rowQuestion(input, 0, everything));
  }
}

const rowQuestion = (
  { area, park, township, measure, period, search }: ListInput,
  offset: number,
  limit: number,
): RowQuestion => ({
  in: area,
  period,
  offset,
  limit,
  ...(park === undefined ? {} : { park }),
  ...(township === undefined ? {} : { township }),
  ...(measure === undefined ? {} : { measure }),
  ...(search === "" ? {} : { search }),
});
