import type { Period } from "../domain/period.ts";
import type { Column } from "../domain/schema.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { LoadOptions } from "../engine/progress.ts";
import type { EnterpriseRecord } from "../query/enterprisesSql.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import {
  listedCodes,
  listedRecords,
  type ListedCodes,
  type RowTableInput,
} from "./listedEnterprises.ts";
import { PagedRows, pageSize } from "./pagedRows.svelte.ts";

export type {
  EnterpriseOrder,
  EnterpriseRecord,
  EnterpriseSelection,
} from "../query/enterprisesSql.ts";

/** A list as a file takes it: what it is of, its columns, and all its rows in order. */
export interface RowSheet {
  title: string;
  period: Period;
  /** `type` says how a value is stored: bits of a code list, an id of one, a number, text. */
  columns: readonly (Pick<Column, "name" | "type" | "codes"> & { word: string })[];
  /** What the list is narrowed to and sorted by, a sentence each. */
  described: readonly string[];
  total: number;
  batches: (options?: LoadOptions) => AsyncGenerator<readonly EnterpriseRecord[]>;
}

/** A list of enterprises: its codes in order, and the rows that are in view. Create it while a component initialises. */
export class RowTable {
  readonly latest: Latest<RowTableInput, ListedCodes>;
  readonly rows: PagedRows<EnterpriseRecord> | undefined = $derived.by(() => this.#paged());
  readonly #atlas: () => Atlas;
  readonly #columns: () => readonly string[];

  constructor(
    atlas: () => Atlas,
    input: () => RowTableInput | undefined,
    columns: () => readonly string[],
  ) {
    this.#atlas = atlas;
    this.#columns = columns;
    this.latest = new Latest((asked, signal) => listedCodes(atlas(), asked, { signal }));
    followInput(this.latest, input);
  }

  /** All rows of the list that is shown, in order, with the columns that are shown. */
  async *batches(options: LoadOptions = {}): AsyncGenerator<readonly EnterpriseRecord[]> {
    const shown = this.latest.current;
    if (shown?.value.status !== "ok") return;
    const { codes } = shown.value;
    const names = this.#columns();
    for (let first = 0; first < codes.length; first += pageSize)
      yield await listedRecords(
        this.#atlas(),
        shown.input,
        codes.slice(first, first + pageSize),
        names,
        options,
      );
  }

  #paged(): PagedRows<EnterpriseRecord> | undefined {
    const shown = this.latest.current;
    const names = this.#columns();
    if (shown?.value.status !== "ok") return undefined;
    const { codes } = shown.value;
    return new PagedRows(codes.length, (first, count) =>
      listedRecords(this.#atlas(), shown.input, codes.slice(first, first + count), names, {}),
    );
  }
}
