import { headerChecker } from "./headerChecker.ts";
import type { Table } from "../../src/domain/schema.ts";
import { AreaTally } from "./areaTally.ts";
import { LedgerError, refusal } from "./ledgerError.ts";
import type { LedgerRow, LedgerSource } from "./ledgerSource.ts";
import type { LedgerWriter } from "./ledgerTable.ts";
import { parkIds, type LedgerPark } from "./ledgerPark.ts";
import { matchHeader, type MatchedColumn } from "./matchHeader.ts";
import { Notes } from "./notes.ts";
import { openLedger, type ReadOptions } from "./openLedger.ts";
import { rowParser, type ParsedRow } from "./parseRow.ts";
import type { Report } from "./problem.ts";
import { isTotal, Totals } from "./totalRow.ts";
import { asUnreadable } from "./unreadable.ts";

/** What became of a file: rowsIn = rowsAccepted + rowsRejected. */
export interface StagedFile {
  file: string;
  path: string;
  encoding: string | null;
  sheet: string | null;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  /** Names of the columns that the file has. */
  columns: string[];
}

export interface FileOptions {
  table: Table;
  path: string;
  /** How problems name the file. */
  name: string;
  /** Its number among the files of the table. */
  number: number;
  writer: LedgerWriter;
  parks: readonly LedgerPark[];
  tally: AreaTally;
  report: Report;
  read: ReadOptions;
  /** Rows that the file should have, as declared. */
  declaredRows?: number | undefined;
  allowEmpty: boolean;
  /** Called now and then with the rows and bytes read so far; bytes are 0 where they cannot be told. */
  onRows: (rows: number, bytes: number) => void;
}

const progressEvery = 20_000;

const noData = (file: string) =>
  refusal({
    file,
    row: null,
    column: null,
    value: "",
    code: "no-data",
    fix: { zh: "文件没有数据行", en: "no data: the file has no rows" },
  });

const wrongCount = (file: string, found: number, declared: number) =>
  refusal({
    file,
    row: null,
    column: null,
    value: String(found),
    code: "row-count",
    fix: {
      zh: `文件有 ${found} 行，所报为 ${declared} 行：核对文件是否完整`,
      en: `the file has ${found} rows, ${declared} were declared: is it whole?`,
    },
  });

/** Takes the rows of one file: accepted ones into the table, problems to the report. */
class FileReader {
  rowsIn = 0;
  rowsRejected = 0;
  #options: FileOptions;
  #parse: (row: LedgerRow) => ParsedRow;
  #totals: Totals;
  #notes = new Notes();

  constructor(header: readonly MatchedColumn[], options: FileOptions) {
    const { table, parks } = options;
    this.#options = options;
    this.#parse = rowParser(table, header, { table, parkId: parkIds(parks) });
    this.#totals = new Totals(table.columns, header);
  }

  take(row: LedgerRow): void {
    const { name, number, writer, tally, report } = this.#options;
    const parsed = this.#parse(row);
    const isAccepted = parsed.errors.length === 0;
    this.rowsIn += 1;
    this.#totals.add(row, parsed.values);
    tally.row(parsed.values, isAccepted);
    for (const problem of [...parsed.errors, ...parsed.warnings]) {
      tally.problem(problem.code, parsed.values);
      report({ file: name, row: row.row, ...problem });
    }
    for (const { code, column, value } of parsed.notes) {
      tally.problem(code, parsed.values);
      this.#notes.add(code, row.row, column, value);
    }
    if (isAccepted) writer.append(parsed.values, number, row.row);
    else this.rowsRejected += 1;
  }

  /** The last record: a total that is checked, or a row like the others. */
  takeLast(row: LedgerRow): void {
    const { name, report, tally } = this.#options;
    if (!isTotal(row)) return this.take(row);
    const { values } = this.#parse(row);
    const problem = this.#totals.check(name, row, values);
    tally.problem(problem.code, values);
    report(problem);
  }

  end(): void {
    this.#notes.report(this.#options.name, this.#options.report);
  }
}

async function readRows(source: LedgerSource, reader: FileReader, options: FileOptions) {
  let held: LedgerRow | null = null;
  for await (const row of source.rows) {
    if (held !== null) {
      reader.take(held);
      if (reader.rowsIn % progressEvery === 0)
        options.onRows(reader.rowsIn, source.bytesRead?.() ?? 0);
    }
    held = row;
  }
  if (held !== null) reader.takeLast(held);
  reader.end();
}

async function stageSource(source: LedgerSource, options: FileOptions): Promise<StagedFile> {
  const { table, name, path, tally, report, declaredRows, allowEmpty } = options;
  const first = await source.rows.next();
  if (first.done) throw noData(name);
  const header = matchHeader(table, first.value.cells, name);
  const reader = new FileReader(header, options);
  await readRows(source, reader, options);
  const { rowsIn, rowsRejected } = reader;
  if (rowsIn === 0 && !allowEmpty) throw noData(name);
  if (declaredRows !== undefined && rowsIn !== declaredRows)
    throw wrongCount(name, rowsIn, declaredRows);
  for (const notice of source.notices) {
    tally.problem(notice.code, null);
    report(notice);
  }
  return {
    file: name,
    path,
    encoding: source.encoding,
    sheet: source.sheet,
    rowsIn,
    rowsRejected,
    rowsAccepted: rowsIn - rowsRejected,
    columns: header.flatMap(({ column }) => column.name),
  };
}

/** Reads one file into the table of its ledger. Throws LedgerError when the file is refused; rows may have been written. */
export async function stageFile(options: FileOptions): Promise<StagedFile> {
  const { table, path, name, read } = options;
  try {
    const source = await openLedger(path, { ...read, file: name, isHeader: headerChecker(table) });
    try {
      return await stageSource(source, options);
    } finally {
      await source.rows.return(undefined);
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    throw asUnreadable(name, error);
  }
}
