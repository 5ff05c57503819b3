import { column } from "../../domain/schema.ts";
import type { RowSheet, RowTable } from "../../state/rowTable.svelte.ts";
import type { Language } from "../../domain/format.ts";
import { columnWord } from "./enterpriseColumns.ts";

interface Shown {
  table: RowTable;
  /** Besides the name. */
  columns: readonly string[];
  title: string;
  described: readonly string[];
  language: Language;
}

/** The list that is shown, for a file; undefined while there is none. */
export function rowSheet({
  table,
  columns,
  title,
  described,
  language,
}: Shown): RowSheet | undefined {
  const shown = table.latest.current;
  if (shown?.value.status !== "ok") return undefined;
  return {
    title,
    described,
    period: shown.input.selection.period,
    total: shown.value.codes.length,
    columns: ["name", ...columns].map((name) => {
      const { type, codes } = column("enterprise", name);
      return { name, type, word: columnWord(name, language), ...(codes && { codes }) };
    }),
    batches: (options) => table.batches(options),
  };
}
