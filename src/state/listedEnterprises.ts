import { places } from "../domain/area.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { LoadOptions } from "../engine/progress.ts";
import type { RowExtent } from "../engine/queryRows.ts";
import type { NoRows } from "../engine/rowAccess.ts";
import {
  enterpriseCodesSql,
  enterpriseRecordsSql,
  selectionAreas,
  type EnterpriseOrder,
  type EnterpriseRecord,
  type EnterpriseSelection,
} from "../query/enterprisesSql.ts";

export interface RowTableInput {
  selection: EnterpriseSelection;
  order: EnterpriseOrder;
}

/** The credit codes of a list in its order, or why there is no list. */
export type ListedCodes = { status: "ok"; codes: readonly string[] } | NoRows;

/** The codes of a list in its order. Throws as `Atlas.ask` does. */
export async function listedCodes(
  atlas: Pick<Atlas, "queryRows">,
  { selection, order }: RowTableInput,
  options: LoadOptions,
): Promise<ListedCodes> {
  const sql = enterpriseCodesSql(selection, order);
  const listed = await atlas.queryRows(extent(selection), sql, options);
  return listed.status === "ok"
    ? { status: "ok", codes: listed.rows.map(({ creditCode }) => String(creditCode)) }
    : listed;
}

/** Rows of a list by their codes, in the order of these. Throws as `Atlas.ask` does. */
export async function listedRecords(
  atlas: Pick<Atlas, "queryRows">,
  { selection }: RowTableInput,
  codes: readonly string[],
  names: readonly string[],
  options: LoadOptions,
): Promise<readonly EnterpriseRecord[]> {
  const sql = enterpriseRecordsSql(selection.period, codes, names);
  const found = await atlas.queryRows(extent(selection), sql, options);
  const rows = found.status === "ok" ? (found.rows as readonly EnterpriseRecord[]) : [];
  const byCode = new Map(rows.map((row) => [row["credit_code"], row]));
  return codes.map((code) => byCode.get(code)).filter((row) => row !== undefined);
}

const extent = (selection: EnterpriseSelection): RowExtent => ({
  period: selection.period,
  areas: selectionAreas(selection) ?? [...places, null],
});
