import type { Dataset } from "../domain/generation.ts";
import type { Park } from "../domain/park.ts";
import type { RowScope } from "../query/rowsSql.ts";
import type { TableFile } from "./factFiles.ts";
import type { LoadOptions } from "./progress.ts";
import { rowFiles, rowScopes } from "./rowFiles.ts";
import { periodOf, type Snapshot } from "./snapshot.ts";

/**
 * Why there are no rows of enterprises: `no-ledger` without a ledger data set, `period-without-rows` when only the
 * `periods` have row files.
 */
export interface NoRows {
  status: "unavailable";
  reason: "no-ledger" | "period-without-rows";
  periods: readonly string[];
}

export type RowAccess = { status: "ok"; files: readonly TableFile[] } | NoRows;

/** What of a snapshot is looked at. */
export type RowSource = Pick<Snapshot, "dataset" | "parksOf">;

/** The row files that hold the enterprises of a scope; none where it has none. */
export async function rowAccess(
  snapshot: RowSource,
  scope: RowScope,
  options: LoadOptions,
): Promise<RowAccess> {
  const ledger = snapshot.dataset("ledger");
  if (ledger === undefined) return { status: "unavailable", reason: "no-ledger", periods: [] };
  const periods = periodsWithRows(ledger);
  return periods.includes(scope.period)
    ? { status: "ok", files: await filesOf(snapshot, ledger, scope, options) }
    : { status: "unavailable", reason: "period-without-rows", periods };
}

/** The periods of which rows of enterprises are published. */
export const periodsWithRows = ({ periods }: Dataset): string[] =>
  periods.filter(({ rows }) => Object.keys(rows).length > 0).map(({ period }) => period);

async function filesOf(
  snapshot: RowSource,
  ledger: Dataset,
  { in: adcode, park: id, period }: RowScope,
  options: LoadOptions,
): Promise<TableFile[]> {
  const files = periodOf(ledger, period);
  if (files === undefined) return [];
  const wanted = adcode === null && id !== undefined;
  const parks: readonly Park[] = wanted ? await snapshot.parksOf(ledger, period, options) : [];
  const park = wanted ? parks.find((candidate) => candidate.id === id) : undefined;
  return wanted && park === undefined ? [] : rowFiles(files, rowScopes(adcode, park));
}
