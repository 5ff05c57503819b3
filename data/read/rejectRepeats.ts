import type { DuckDBConnection } from "@duckdb/node-api";
import type { Table } from "../../src/domain/schema.ts";
import { quoted } from "./ledgerTable.ts";
import { shortened, type Problem, type Reject } from "./problem.ts";

/** Rows of one key that a problem names at most. */
const namedRows = 5;

/**
 * The rows that go: of rows with one key that are alike in every column all but the first, else all of them. Empty
 * cells of a key are alike. `named` holds the first numbers of the key's rows, joined by commas.
 */
const repeatsOf = ({ name, key, columns }: Table): string => {
  const keys = key.map(quoted);
  const all = columns.map((column) => quoted(column.name)).join(", ");
  const sameKey = (other: string) =>
    keys.map((column) => `ledger.${column} IS NOT DISTINCT FROM ${other}.${column}`).join(" AND ");
  const shown = keys.map((column) => `CAST(ledger.${column} AS VARCHAR)`).join(", ");
  return `
    WITH repeated AS (
      SELECT ${keys.join(", ")} FROM ${quoted(name)} GROUP BY ALL HAVING count(*) > 1
    ), ledger AS (
      SELECT ledger.* FROM ${quoted(name)} AS ledger SEMI JOIN repeated ON ${sameKey("repeated")}
    ), groups AS (
      SELECT
        ${keys.join(", ")},
        min(row_number) AS first,
        count(DISTINCT row(${all})) > 1 AS differs,
        array_to_string(list_sort(min(row_number, ${namedRows + 1})), ',') AS named,
        CAST(count(*) AS INTEGER) AS size
      FROM ledger GROUP BY ${keys.join(", ")}
    )
    SELECT
      row_number,
      concat_ws(' ', ${shown}) AS value,
      differs,
      named,
      size
    FROM ledger JOIN groups ON ${sameKey("groups")}
    WHERE differs OR row_number > first`;
};

type Repeat = Pick<Problem, "code" | "fix">;

const alike = (first: string): Repeat => ({
  code: "duplicate-row",
  fix: {
    zh: `与第 ${first} 行完全相同，已保留第 ${first} 行：删除本行`,
    en: `the same as row ${first}, which is kept: delete this row`,
  },
});

const differing = (others: readonly string[], more: number): Repeat => ({
  code: "primary-key",
  fix: {
    zh: `与第 ${others.join("、")} 行${more > 0 ? `等（另有 ${more} 行）` : ""}是同一条而内容不同：核对后只留一行`,
    en: `the same key as row ${others.join(", ")}${more > 0 ? ` and ${more} more` : ""} with other values: find out which is right and keep one`,
  },
});

function repeatOf(row: number, differs: boolean, named: string, size: number): Repeat {
  const numbers = named.split(",");
  if (!differs) return alike(numbers[0] ?? "");
  const others = numbers.filter((number) => number !== String(row)).slice(0, namedRows);
  return differing(others, size - 1 - others.length);
}

const columnOf = ({ key, columns }: Table): string =>
  key.map((name) => columns.find((column) => column.name === name)?.zh ?? name).join(" + ");

/** Takes rows with a repeated key out of the table; gives their number. */
export async function rejectRepeats(
  connection: DuckDBConnection,
  table: Table,
  file: string,
  reject: Reject,
): Promise<number> {
  const found = quoted(`${table.name} repeats`);
  const column = columnOf(table);
  await connection.run(`CREATE TEMP TABLE ${found} AS ${repeatsOf(table)}`);
  const result = await connection.stream(`SELECT * FROM ${found} ORDER BY row_number`);
  let count = 0;
  for await (const rows of result.yieldRows())
    for (const [number, value, differs, named, size] of rows) {
      const row = Number(number);
      const repeat = repeatOf(row, differs === true, String(named), Number(size));
      reject({ file, row, column, value: shortened(String(value)), ...repeat });
      count += 1;
    }
  if (count > 0)
    await connection.run(
      `DELETE FROM ${quoted(table.name)} WHERE row_number IN (SELECT row_number FROM ${found})`,
    );
  await connection.run(`DROP TABLE ${found}`);
  return count;
}
