import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { openLedger, type ReadOptions } from "./openLedger.ts";
import { problemRules, severityOf, type Problem } from "./problem.ts";
import { rejectColumns } from "./rejectColumns.ts";
import { escapeFormula } from "./spreadsheetText.ts";
import type { StagedFile } from "./stageFile.ts";

const line = (cells: readonly string[]): string =>
  stringify([cells.map(escapeFormula)], { record_delimiter: "windows", quoted_match: /[\r\n]/ });

const reasonOf = ({ column, value, code, fix }: Problem): string =>
  `${column === null ? "" : `${column}${value === "" ? "" : `“${value}”`}：`}${problemRules[code].words.zh}；${fix.zh}`;

interface Rejected {
  codes: string[];
  reasons: string[];
}

/** The rejected rows of files, with all that is wrong with each: what is sent back to be corrected. */
export class RejectedRows {
  #files = new Map<string, Map<number, Rejected>>();

  add(problem: Problem): void {
    if (problem.row === null || severityOf(problem.code) !== "error") return;
    const rows = this.#files.get(problem.file) ?? new Map<number, Rejected>();
    this.#files.set(problem.file, rows);
    const rejected = rows.get(problem.row) ?? { codes: [], reasons: [] };
    rows.set(problem.row, rejected);
    if (!rejected.codes.includes(problem.code)) rejected.codes.push(problem.code);
    rejected.reasons.push(reasonOf(problem));
  }

  /**
   * Writes for each file with rejected rows a CSV (UTF-8 with byte order mark, CRLF) into the folder: code and reason,
   * then the file's own columns with its cells as they are. Gives the paths. The files are read once more.
   */
  async write(files: readonly StagedFile[], folder: string, read: ReadOptions): Promise<string[]> {
    const written: string[] = [];
    for (const file of files) {
      const rows = this.#files.get(file.file);
      if (rows === undefined || file.rowsRejected === 0) continue;
      await mkdir(folder, { recursive: true });
      const path = freePath(folder, file.file, written);
      await writeRows(file, rows, path, read);
      written.push(path);
    }
    return written;
  }
}

/** Where the rows of a file go: no two files share one, not even enterprise.csv and enterprise.xlsx. */
function freePath(folder: string, file: string, taken: readonly string[]): string {
  const stem = file.replaceAll("/", "-").replace(/\.[^.]*$/, "");
  const pathOf = (number: number) =>
    join(folder, `${stem}${number === 1 ? "" : ` (${number})`}.rejects.csv`);
  let number = 1;
  while (taken.includes(pathOf(number))) number += 1;
  return pathOf(number);
}

async function writeRows(
  file: StagedFile,
  rejected: ReadonlyMap<number, Rejected>,
  path: string,
  read: ReadOptions,
): Promise<void> {
  const source = await openLedger(file.path, { ...read, file: file.file, isHeader: () => true });
  const out = createWriteStream(path);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, "drain");
  };
  try {
    const header = await source.rows.next();
    if (header.done) return;
    await write(`\ufeff${line([...rejectColumns, ...header.value.cells])}`);
    for await (const { row, cells } of source.rows) {
      const found = rejected.get(row);
      if (found !== undefined)
        await write(line([found.codes.join(" "), found.reasons.join("；"), ...cells]));
    }
  } finally {
    await source.rows.return(undefined);
    out.end();
    await once(out, "close");
  }
}
