import type { Dataset, DatasetId, TableSupply } from "../domain/generation.ts";
import type { Period } from "../domain/period.ts";
import type { Provenance, TableReport } from "../domain/provenance.ts";
import { schema, type Table, type TableName } from "../domain/schema.ts";
import type { Site } from "./site.svelte.ts";

/** One table of one period: what the manifest says of it, and what the record counted. */
export interface PublishedTable {
  dataset: DatasetId;
  period: Period;
  name: string;
  /** Absent for a table that this program does not know. */
  table: Table | undefined;
  supply: TableSupply;
  /** Absent where there is no record, or it does not have the table. */
  report: TableReport | undefined;
}

/** A period of a data set that is in view. */
export interface ShownPeriod {
  dataset: Dataset;
  period: Period;
}

/** The period in view of the ledgers, and every period of the area reports. */
export function shownPeriods({ ledger, report, period }: Site): ShownPeriod[] {
  const ofLedger =
    ledger === undefined || period === undefined ? [] : [{ dataset: ledger, period }];
  const ofReport = report === undefined ? [] : report.periods.map((files) => files.period);
  return [
    ...ofLedger,
    ...(report === undefined ? [] : ofReport.map((one) => ({ dataset: report, period: one }))),
  ];
}

/** Every published table of the periods, in the order of the schema. */
export const publishedTables = (
  shown: readonly ShownPeriod[],
  provenance: Provenance | undefined,
): PublishedTable[] =>
  shown.flatMap(({ dataset, period }) => {
    const tables = dataset.periods.find((files) => files.period === period)?.tables ?? {};
    return Object.entries(tables)
      .sort(([a], [b]) => position(a) - position(b))
      .map(([name, supply]) => ({
        dataset: dataset.id,
        period,
        name,
        table: isTableName(name) ? schema[name] : undefined,
        supply,
        report: provenance?.tables.find(
          (one) => one.dataset === dataset.id && one.period === period && one.table === name,
        ),
      }));
  });

const isTableName = (name: string): name is TableName => Object.hasOwn(schema, name);

const position = (name: string): number => {
  const at = Object.keys(schema).indexOf(name);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
};
