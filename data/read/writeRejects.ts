import { appendFileSync, closeSync, openSync, renameSync, rmSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import { severityOf, type Problem } from "./problem.ts";
import { escapeFormula } from "./spreadsheetText.ts";

const header = ["文件", "行", "列", "值", "规则", "处理办法", "fix"];

/** Characters that are kept before they are written. */
const bufferSize = 65_536;

const line = (cells: readonly string[]): string =>
  stringify([cells.map(escapeFormula)], {
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
  });

const lineOf = ({ file, row, column, value, code, fix }: Problem): string =>
  line([file, row === null ? "" : String(row), column ?? "", value, code, fix.zh, fix.en]);

/**
 * A CSV file of the errors among problems (UTF-8 with byte order mark, CRLF; what a spreadsheet would take for a formula begins with an
 * apostrophe). Until `close` it grows under another name; `close` puts it in place of an older one, or removes that one
 * when there were no problems, and gives how many there were. `discard` leaves an older one as it was.
 */
export function openRejects(file: string): {
  report: (problem: Problem) => void;
  close: () => number;
  discard: () => void;
} {
  const draft = `${file}.part`;
  let descriptor: number | undefined;
  let [pending, count] = ["", 0];
  const flush = () => {
    descriptor ??= openSync(draft, "w");
    appendFileSync(descriptor, pending);
    pending = "";
  };
  return {
    report(problem) {
      if (severityOf(problem.code) !== "error") return;
      if (count === 0) pending = `\ufeff${line(header)}`;
      pending += lineOf(problem);
      count += 1;
      if (pending.length >= bufferSize) flush();
    },
    close() {
      if (pending !== "") flush();
      if (descriptor === undefined) rmSync(file, { force: true });
      else {
        closeSync(descriptor);
        renameSync(draft, file);
      }
      descriptor = undefined;
      return count;
    },
    discard() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      rmSync(draft, { force: true });
    },
  };
}
