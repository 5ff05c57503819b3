import type { LedgerRow, LedgerSource } from "./ledgerSource.ts";
import { isRejectsHeader, rejectColumns } from "./rejectColumns.ts";
import { unescapeFormula } from "./spreadsheetText.ts";

const own = ({ row, cells, kinds }: LedgerRow): LedgerRow => ({
  row,
  cells: cells.slice(rejectColumns.length).map(unescapeFormula),
  ...(kinds === undefined ? {} : { kinds: kinds.slice(rejectColumns.length) }),
});

async function* ownRows(rows: AsyncGenerator<LedgerRow>): AsyncGenerator<LedgerRow> {
  const first = await rows.next();
  if (first.done) return;
  const isReturned = isRejectsHeader(first.value.cells);
  yield isReturned ? own(first.value) : first.value;
  for await (const row of rows) yield isReturned ? own(row) : row;
}

/**
 * The rows of a source; of a file of rejected rows that was corrected and came back, those of the original columns, as
 * they were before they were made safe for a spreadsheet.
 */
export const withoutRejectColumns = (source: LedgerSource): LedgerSource => {
  const rows = ownRows(source.rows);
  const end = source.rows.return.bind(source.rows);
  return {
    ...source,
    rows: Object.assign(rows, {
      return: async (value: unknown) => {
        await end(value);
        return { done: true as const, value };
      },
    }),
  };
};
