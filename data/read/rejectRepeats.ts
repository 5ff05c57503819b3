import type { DuckDBConnection } from "@duckdb/node-api";
import type { Table, Words } from "../../src/domain/schema.ts";
import { quoted } from "./ledgerTable.ts";
import { shortened, type Problem, type Report } from "./problem.ts";

/** Rows of one key that a problem names at most. */
const namedRows = 5;

/**
 * The rows that go: of rows with one key that are alike in every column all but the first, else all of them. Empty
 * cells of a key are alike. `named` holds the first places of the key's rows, "file/row" joined by commas.
 */
const repeatsOf = ({ name, key, columns }: Table): string => {
  const keys = key.map(quoted);
  const all = columns.map((column) => quoted(column.name)).join(", ");
  const sameKey = (other: string) =>
    keys.map((column) => `ledger.${column} IS NOT DISTINCT FROM ${other}.${column}`).join(" AND ");
  const shown = keys.map((column) => `CAST(ledger.${column} AS VARCHAR)`).join(", ");
  const place = "file_number * 4294967296 + row_number";
  const adcode = columns.some((column) => column.name === "adcode") ? "ledger.adcode" : "NULL";
  return `
    WITH repeated AS (
      SELECT ${keys.join(", ")} FROM ${quoted(name)} GROUP BY ALL HAVING count(*) > 1
    ), ledger AS (
      SELECT ledger.*, ${place} AS place
      FROM ${quoted(name)} AS ledger SEMI JOIN repeated ON ${sameKey("repeated")}
    ), groups AS (
      SELECT
        ${keys.join(", ")},
        min(place) AS first,
        count(DISTINCT row(${all})) > 1 AS differs,
        array_to_string(list_sort(min(place, ${namedRows + 1})), ',') AS named,
        CAST(count(*) AS INTEGER) AS size
      FROM ledger GROUP BY ${keys.join(", ")}
    )
    SELECT
      file_number,
      row_number,
      concat_ws(' ', ${shown}) AS value,
      differs,
      named,
      size,
      CAST(${adcode} AS VARCHAR) AS adcode
    FROM ledger JOIN groups ON ${sameKey("groups")}
    WHERE differs OR place > first`;
};

type Repeat = Pick<Problem, "code" | "fix">;

const alike = ({ zh, en }: Words): Repeat => ({
  code: "duplicate-row",
  fix: {
    zh: `与${zh}完全相同，已保留${zh}：删除本行`,
    en: `the same as ${en}, which is kept: delete this row`,
  },
});

const differing = (others: Words, more: number): Repeat => ({
  code: "primary-key",
  fix: {
    zh: `与${others.zh}${more > 0 ? `等（另有 ${more} 行）` : ""}是同一条而内容不同：核对后只留一行`,
    en: `the same key as ${others.en}${more > 0 ? ` and ${more} more` : ""} with other values: find out which is right and keep one`,
  },
});

interface Place {
  file: number;
  row: number;
}

const placeOf = (text: string): Place => {
  const number = BigInt(text);
  return { file: Number(number >> 32n), row: Number(number & 0xffffffffn) };
};

/** "第 3、5 行", with the file before the row where it is another one. */
function placeWords(places: readonly Place[], own: number, files: readonly string[]): Words {
  const here = places.filter(({ file }) => file === own).map(({ row }) => row);
  const elsewhere = places.filter(({ file }) => file !== own);
  const zh = [
    ...(here.length > 0 ? [`第 ${here.join("、")} 行`] : []),
    ...elsewhere.map(({ file, row }) => `“${files[file] ?? ""}”第 ${row} 行`),
  ];
  const en = [
    ...(here.length > 0 ? [`row ${here.join(", ")}`] : []),
    ...elsewhere.map(({ file, row }) => `row ${row} of ${files[file] ?? ""}`),
  ];
  return { zh: zh.join("、"), en: en.join(", ") };
}

function repeatOf(
  { file, row }: Place,
  differs: boolean,
  named: string,
  size: number,
  files: readonly string[],
): Repeat {
  const places = named.split(",").map(placeOf);
  if (!differs) return alike(placeWords(places.slice(0, 1), file, files));
  const others = places
    .filter((place) => place.file !== file || place.row !== row)
    .slice(0, namedRows);
  return differing(placeWords(others, file, files), size - 1 - others.length);
}

const columnOf = ({ key, columns }: Table): string =>
  key.map((name) => columns.find((column) => column.name === name)?.zh ?? name).join(" + ");

export interface Repeated {
  /** Number of its file. */
  file: number;
  row: number;
  adcode: string | null;
  code: Repeat["code"];
}

/** Takes rows with a repeated key out of the table, whichever file they come from; `take` is told of each. */
export async function rejectRepeats(
  connection: DuckDBConnection,
  table: Table,
  files: readonly string[],
  report: Report,
  take: (repeated: Repeated) => void,
): Promise<void> {
  const found = quoted(`${table.name} repeats`);
  const column = columnOf(table);
  await connection.run(`CREATE TEMP TABLE ${found} AS ${repeatsOf(table)}`);
  const result = await connection.stream(`SELECT * FROM ${found} ORDER BY file_number, row_number`);
  let count = 0;
  for await (const rows of result.yieldRows())
    for (const [number, at, value, differs, named, size, adcode] of rows) {
      const place = { file: Number(number), row: Number(at) };
      const repeat = repeatOf(place, differs === true, String(named), Number(size), files);
      const file = files[place.file] ?? "";
      report({ file, row: place.row, column, value: shortened(String(value)), ...repeat });
      take({ ...place, adcode: typeof adcode === "string" ? adcode : null, code: repeat.code });
      count += 1;
    }
  if (count > 0)
    await connection.run(
      `DELETE FROM ${quoted(table.name)} WHERE (file_number, row_number) IN (SELECT file_number, row_number FROM ${found})`,
    );
  await connection.run(`DROP TABLE ${found}`);
}
