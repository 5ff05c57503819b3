import type { DuckDBConnection } from "@duckdb/node-api";
import { shortened, type ProblemCode, type Report } from "./problem.ts";
import type { StagedTable } from "./stageLedger.ts";

/** A warning that takes more than one table, or more than one row, to see. */
interface Check {
  code: ProblemCode;
  table: string;
  /** Tables and columns (table.column) without which it says nothing. */
  needs: readonly string[];
  column: string;
  /** Condition on the rows of the table, `row` being one of them. */
  where: string;
  value: string;
  zh: string;
  en: string;
}

const checks: readonly Check[] = [
  {
    code: "unknown-reference",
    table: "enterprise",
    needs: ["enterprise.union_id", "union_organisation.union_id"],
    column: "所属工会",
    where: `row.union_id IS NOT NULL AND row.union_id NOT IN (SELECT union_id FROM union_organisation)`,
    value: "row.union_id",
    zh: "基层工会台账中没有这个编号：核对编号，或补报该工会",
    en: "the ledger of unions has no such id: check it, or report the union too",
  },
  {
    code: "unknown-reference",
    table: "star_rating",
    needs: ["star_rating.union_id", "union_organisation.union_id"],
    column: "工会编号",
    where: `row.union_id NOT IN (SELECT union_id FROM union_organisation)`,
    value: "row.union_id",
    zh: "基层工会台账中没有这个编号，无法归到地区：核对编号，或补报该工会",
    en: "the ledger of unions has no such id, so the rating has no area: check it, or report the union too",
  },
  {
    code: "build-mode-union",
    table: "enterprise",
    needs: ["enterprise.union_id"],
    column: "建会方式",
    where: `row.build_mode = 'none' AND row.union_id IS NOT NULL`,
    value: "row.union_id",
    zh: "填了未建会，却有所属工会：核对两者",
    en: "says no union, and names one: check both",
  },
  {
    code: "build-mode-union",
    table: "enterprise",
    needs: ["enterprise.union_id"],
    column: "建会方式",
    where: `row.build_mode <> 'none' AND row.union_id IS NULL`,
    value: "row.build_mode",
    zh: "已建会而没有填所属工会：补上工会编号",
    en: "has a union and does not name it: add its id",
  },
];

const isHeld = (needs: readonly string[], tables: readonly StagedTable[]): boolean =>
  needs.every((need) => {
    const [table, column = ""] = need.split(".");
    return tables.some((staged) => staged.table === table && staged.supplied.includes(column));
  });

/** Finds what only the tables together show; rows are kept and reported, and counted by table. */
export async function checkReferences(
  connection: DuckDBConnection,
  tables: readonly StagedTable[],
  report: Report,
): Promise<void> {
  for (const { code, table, needs, column, where, value, zh, en } of checks) {
    const staged = tables.find((one) => one.table === table);
    if (staged === undefined || !isHeld(needs, tables)) continue;
    const adcode = table === "enterprise" ? "row.adcode" : "NULL";
    const result = await connection.stream(
      `SELECT row.file_number, row.row_number, ${value}, CAST(${adcode} AS VARCHAR)
      FROM ${table} AS row WHERE ${where} ORDER BY row.file_number, row.row_number`,
    );
    for await (const rows of result.yieldRows())
      for (const [file, row, found, area] of rows) {
        const name = staged.names[Number(file)] ?? "";
        report({
          file: name,
          row: Number(row),
          column,
          value: shortened(String(found)),
          code,
          fix: { zh, en },
        });
        staged.tally.problemIn(code, typeof area === "string" ? area : null);
      }
  }
}
