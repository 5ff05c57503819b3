import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, type Column } from "../../src/domain/schema.ts";
import { sideRowsSql, sideTableNames, type SideName } from "../../src/query/diffSql.ts";
import { identifier, raw, sql } from "../../src/query/sql.ts";
import { literal, runSql } from "../build/native.ts";
import { checkFiles } from "./checkFiles.ts";
import { rowFiles, type Side } from "./findSide.ts";

/** Makes the checked row files of a period the side of that name; throws LedgerError when one is not what was built. */
export async function loadSide(
  connection: DuckDBConnection,
  folder: string,
  name: SideName,
  { files }: Side,
): Promise<void> {
  const paths = await checkFiles(folder, rowFiles(files));
  const rows = sideRowsSql(raw(paths.map(literal).join(", ")));
  await runSql(
    connection,
    sql`CREATE OR REPLACE VIEW ${identifier(sideTableNames[name])} AS ${rows}`,
  );
}

/** The columns of an enterprise that both loaded sides have, but its key. */
export async function comparedColumns(connection: DuckDBConnection): Promise<Column[]> {
  const names = async (side: SideName): Promise<Set<string>> => {
    const rows = await runSql(connection, sql`DESCRIBE ${identifier(sideTableNames[side])}`);
    return new Set(rows.map((row) => String(row["column_name"])));
  };
  const [a, b] = [await names("a"), await names("b")];
  return columnsOf("enterprise").filter(
    ({ name }) => name !== "credit_code" && a.has(name) && b.has(name),
  );
}
