import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "../../src/domain/schema.ts";
import {
  differingEnterprisesSql,
  type DifferingEnterpriseRow,
  type SideName,
} from "../../src/query/diffSql.ts";
import { openNative } from "../build/native.ts";
import { refusal } from "../read/ledgerError.ts";
import { checkBalance } from "./checkBalance.ts";
import type { ComparedSide, Diff } from "./diff.ts";
import { differenceCounts } from "./differenceCounts.ts";
import { findSide, type Side } from "./findSide.ts";
import { comparedColumns, loadSide } from "./loadSide.ts";
import { notices } from "./notices.ts";
import type { SideAsked } from "./parseSide.ts";
import { refuseListInside } from "./refuseListInside.ts";
import { openDiffList, type DiffList } from "./writeDiffList.ts";

export interface DiffOptions {
  /** The data folder. */
  folder: string;
  a: SideAsked;
  b: SideAsked;
  /** CSV file of every enterprise that is not the same; outside `folder`. */
  list?: string;
  onProgress?: (text: string) => void;
}

/**
 * Compares the enterprises of two periods of a data folder by their credit codes. Throws LedgerError when a side has
 * no row files, when a file is not what was built, and when the counts do not add up.
 */
export async function diffPeriods(options: DiffOptions): Promise<Diff> {
  const { folder, list } = options;
  const sides = { a: await findSide(folder, options.a), b: await findSide(folder, options.b) };
  if (list !== undefined) refuseListInside(list, folder);
  const connection = await openNative();
  try {
    return await compare(connection, sides, options);
  } finally {
    connection.closeSync();
  }
}

async function compare(
  connection: DuckDBConnection,
  sides: Record<SideName, Side>,
  { folder, list, onProgress = () => {} }: DiffOptions,
): Promise<Diff> {
  onProgress("checking files");
  await loadSide(connection, folder, "a", sides.a);
  await loadSide(connection, folder, "b", sides.b);
  const columns = await comparedColumns(connection);
  onProgress("comparing");
  const diff = await counted(connection, sides, columns);
  if (list !== undefined) {
    onProgress("writing the list");
    await writeList(connection, openDiffList(list, columns, diff.isRestatement), columns);
  }
  return diff;
}

async function counted(
  connection: DuckDBConnection,
  { a, b }: Record<SideName, Side>,
  columns: readonly Column[],
): Promise<Diff> {
  const counts = await differenceCounts(connection, columns);
  const total = (name: SideName): number => counts.areas.reduce((sum, area) => sum + area[name], 0);
  const diff: Diff = {
    a: compared(a, total("a")),
    b: compared(b, total("b")),
    isRestatement: a.files.period === b.files.period,
    ...counts,
    notices: notices(a, b, columns),
  };
  checkBalance(diff);
  return diff;
}

/** The side as it was read; throws LedgerError when its row files hold another number of rows than its ledger. */
function compared({ generation, files }: Side, enterprises: number): ComparedSide {
  const { period } = files;
  const expected = files.tables["enterprise"]?.rowsAccepted;
  if (enterprises === expected) return { generation, period, enterprises };
  throw refusal({
    file: "files",
    row: null,
    column: null,
    value: `${generation}:${period}`,
    code: "row-count",
    fix: {
      zh: `台账有 ${expected} 家企业，明细有 ${enterprises} 家；请用 --replace 重做该期`,
      en: `the ledger has ${expected} enterprises, the row files ${enterprises}: build the period anew with --replace`,
    },
  });
}

async function writeList(
  connection: DuckDBConnection,
  list: DiffList,
  columns: readonly Column[],
): Promise<void> {
  try {
    const { text, params } = differingEnterprisesSql(columns);
    const result = await connection.stream(text, [...params]);
    for await (const rows of result.yieldRowObjectJs())
      list.add(rows as unknown as DifferingEnterpriseRow[]);
    list.close();
  } catch (error) {
    list.discard();
    throw error;
  }
}
