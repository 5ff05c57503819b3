import { cityOf, placeOf } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { rowColumns } from "../domain/rowColumns.ts";
import type { Atlas } from "../engine/atlas.ts";
import { periodsWithRows } from "../engine/rowAccess.ts";
import { countingIds, countingMeasuresSql } from "../query/countingMeasuresSql.ts";
import type { RawRow } from "../query/countRows.ts";
import { enterpriseRecordsSql, type EnterpriseRecord } from "../query/enterprisesSql.ts";
import type { Sql } from "../query/sql.ts";
import { isSuppliedBy } from "../query/supply.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export type { EnterpriseRecord } from "../query/enterprisesSql.ts";

/** The enterprise whose card is open. Never in the URL. */
export interface OpenEnterprise {
  code: string;
  name: string;
  /** Its division, or the place that it is of. */
  area: string | null;
  period: Period;
}

/** How it counts in a measure. */
export interface CountedIn {
  measure: MeasureId;
  part: "numerator" | "denominator" | "left-out";
}

export interface EnterpriseHistory {
  /** Every column in the period of the card. */
  record: EnterpriseRecord | undefined;
  counted: readonly CountedIn[];
  /** Periods with rows, the latest first; undefined where the ledger does not hold it. */
  months: readonly { period: Period; record: EnterpriseRecord | undefined }[];
  /** Periods of which no rows are published, the latest first. */
  withoutRows: readonly Period[];
}

/** What is known of one enterprise in all periods. Create it while a component initialises. */
export class EnterpriseCardState {
  readonly latest: Latest<OpenEnterprise, EnterpriseHistory>;

  constructor(atlas: () => Atlas, input: () => OpenEnterprise | undefined) {
    this.latest = new Latest((asked, signal) => history(atlas(), asked, signal));
    followInput(this.latest, input);
  }
}

async function history(
  atlas: Atlas,
  open: OpenEnterprise,
  signal: AbortSignal,
): Promise<EnterpriseHistory> {
  const ledger = atlas.snapshot.dataset("ledger");
  const periods = (ledger?.periods ?? []).map(({ period }) => period).reverse();
  const held = ledger === undefined ? [] : periodsWithRows(ledger);
  const months: { period: Period; record: EnterpriseRecord | undefined }[] = [];
  for (const period of periods.filter((one) => held.includes(one)))
    months.push({ period, record: await find(atlas, open, period, signal) });
  return {
    record: months.find(({ period }) => period === open.period)?.record,
    counted: await countedIn(atlas, open, signal),
    months,
    withoutRows: periods.filter((one) => !held.includes(one)),
  };
}

const allColumns = rowColumns.map(({ name }) => name);

/** The row of a period: in the file of its own area, else wherever it was in the place. */
async function find(
  atlas: Atlas,
  { code, area }: OpenEnterprise,
  period: Period,
  signal: AbortSignal,
): Promise<EnterpriseRecord | undefined> {
  const sql = enterpriseRecordsSql(period, [code], allColumns);
  for (const scope of searched(area)) {
    const [row] = await rowsOf(atlas, period, scope, sql, signal);
    if (row !== undefined) return row as EnterpriseRecord;
  }
  return undefined;
}

function searched(area: string | null): (string | null)[] {
  if (area === null) return [null];
  return [...new Set([cityOf(area), placeOf(area)])].filter((scope) => scope !== null);
}

async function countedIn(
  atlas: Atlas,
  { code, area, period }: OpenEnterprise,
  signal: AbortSignal,
): Promise<CountedIn[]> {
  const scope = searched(area)[0] ?? null;
  const [row] = await rowsOf(atlas, period, scope, countingMeasuresSql(period, code), signal);
  const tables =
    atlas.snapshot.dataset("ledger")?.periods.find((one) => one.period === period)?.tables ?? {};
  return countingIds
    .filter((id) => isSuppliedBy(id, tables))
    .flatMap((measure) => {
      const part = row?.[measure];
      return part === "numerator" || part === "denominator" || part === "left-out"
        ? [{ measure, part }]
        : [];
    });
}

async function rowsOf(
  atlas: Atlas,
  period: Period,
  scope: string | null,
  sql: Sql,
  signal: AbortSignal,
): Promise<readonly RawRow[]> {
  const found = await atlas.queryRows({ period, areas: [scope] }, sql, { signal });
  return found.status === "ok" ? found.rows : [];
}
