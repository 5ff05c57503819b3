import type { Column } from "../../src/domain/schema.ts";
import type { CellValue } from "./cell.ts";
import { refusal } from "./ledgerError.ts";
import type { LedgerRow } from "./ledgerSource.ts";
import type { MatchedColumn } from "./matchHeader.ts";
import type { Problem } from "./problem.ts";

const totalWords = new Set(["合计", "总计", "共计", "小计", "总数", "合 计", "total", "sum"]);

/** Does a record call itself a total: its first filled cell is 合计 or a like word? */
export const isTotal = ({ cells }: LedgerRow): boolean =>
  totalWords.has(
    cells
      .map((cell) => cell.trim())
      .find((cell) => cell !== "")
      ?.toLowerCase() ?? "",
  );

interface Summed extends MatchedColumn {
  to: number;
  sum: number;
  /** Rows whose cell has no number that could be added. */
  unread: number;
}

const isCounted = ({ type }: Column): boolean => type === "integer";

/** Adds the whole numbers of a file up and holds a closing total against them. */
export class Totals {
  #columns: Summed[];

  constructor(columns: readonly Column[], header: readonly MatchedColumn[]) {
    this.#columns = header
      .filter(({ column }) => isCounted(column))
      .map((matched) => ({ ...matched, to: columns.indexOf(matched.column), sum: 0, unread: 0 }));
  }

  add({ cells }: LedgerRow, values: readonly CellValue[]): void {
    for (const column of this.#columns) {
      const value = values[column.to];
      if (typeof value === "number") column.sum += value;
      else if ((cells[column.at] ?? "").trim() !== "") column.unread += 1;
    }
  }

  /** What a closing total says of the file: the warning that it was checked; a LedgerError when it disagrees. */
  check(file: string, row: LedgerRow, values: readonly CellValue[]): Problem {
    const wrong = this.#columns.find((column) => {
      const value = values[column.to];
      return typeof value === "number" && value !== column.sum;
    });
    if (wrong !== undefined) throw disagreeing(file, row.row, wrong, Number(values[wrong.to]));
    return {
      file,
      row: row.row,
      column: null,
      value: row.cells.find((cell) => cell.trim() !== "")?.trim() ?? "",
      code: "total-row",
      fix: {
        zh: "末行是合计，与各行之和一致，不计入",
        en: "the last row is a total that agrees with the rows: left out",
      },
    };
  }
}

function disagreeing(file: string, row: number, { header, sum, unread }: Summed, stated: number) {
  const zh = unread > 0 ? `，另有 ${unread} 行的数读不出来` : "";
  const en = unread > 0 ? `, and ${unread} rows have no readable number` : "";
  return refusal({
    file,
    row,
    column: header,
    value: String(stated),
    code: "control-total",
    fix: {
      zh: `合计行写 ${stated}，各行之和为 ${sum}${zh}：核对文件是否完整`,
      en: `the total says ${stated}, the rows add up to ${sum}${en}: is the file whole?`,
    },
  });
}
