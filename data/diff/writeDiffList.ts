import { appendFileSync, closeSync, openSync, renameSync, rmSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import { area } from "../../src/domain/area.ts";
import type { Column } from "../../src/domain/schema.ts";
import type { DifferingEnterpriseRow } from "../../src/query/diffSql.ts";
import { className } from "./className.ts";
import { formatValue } from "./formatValue.ts";

const header = ["类别", "统一社会信用代码", "名称", "变更前地区", "变更后地区", "变更内容"];

/** Lines as a spreadsheet reads them, none of which it takes for a formula. */
const lines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n]/ },
  );

export interface DiffList {
  add: (rows: readonly DifferingEnterpriseRow[]) => void;
  /** Puts the file in place of an older one. */
  close: () => void;
  /** Leaves an older one as it was. */
  discard: () => void;
}

/** Opens a CSV list of enterprises (UTF-8 with byte order mark, CRLF, formula-safe); it grows under another name. */
export function openDiffList(
  file: string,
  columns: readonly Column[],
  isRestatement: boolean,
): DiffList {
  const draft = `${file}.part`;
  const descriptor = openSync(draft, "w");
  let isOpen = true;
  const end = () => {
    if (isOpen) closeSync(descriptor);
    isOpen = false;
  };
  const cells = (row: DifferingEnterpriseRow): string[] => [
    className(row.class, isRestatement),
    row.creditCode,
    row.name,
    row.class === "new" ? "" : areaWords(row.adcodeBefore),
    row.class === "closed" ? "" : areaWords(row.adcodeAfter),
    changes(row, columns),
  ];
  appendFileSync(descriptor, `\ufeff${lines([header])}`);
  return {
    add: (rows) => appendFileSync(descriptor, lines(rows.map(cells))),
    close() {
      end();
      renameSync(draft, file);
    },
    discard() {
      end();
      rmSync(draft, { force: true });
    },
  };
}

function areaWords(adcode: string | null): string {
  if (adcode === null) return "未定位";
  const name = area(adcode)?.name;
  return name === undefined ? adcode : `${adcode} ${name}`;
}

/** 职工人数：25 → 30 | …; the area has cells of its own. */
const changes = (
  { changed, before, after }: DifferingEnterpriseRow,
  columns: readonly Column[],
): string =>
  columns
    .filter((_, index) => (changed >> BigInt(index)) & 1n)
    .map((column, at) => ({ column, from: before[at] ?? null, to: after[at] ?? null }))
    .filter(({ column }) => column.name !== "adcode")
    .map(
      ({ column, from, to }) =>
        `${column.zh}：${formatValue(column, from)} → ${formatValue(column, to)}`,
    )
    .join(" | ");
