import type { LedgerRow, LedgerSource } from "../ledgerSource.ts";
import { unreadable } from "../unreadable.ts";
import { checkContent } from "./checkContent.ts";
import { chooseSheet, type SheetChoice } from "./chooseSheet.ts";
import { LedgerRows } from "./ledgerRows.ts";
import { openPackage } from "./openPackage.ts";
import type { CellContext } from "./readCell.ts";
import { readNumberFormats } from "./readNumberFormats.ts";
import type { Source } from "./readPart.ts";
import { readSharedStrings } from "./readSharedStrings.ts";
import { readSheetRows, surveySheet } from "./readSheetRows.ts";
import { readWorkbook } from "./readWorkbook.ts";
import { refuser } from "./refuser.ts";
import { xlsxLimits, type XlsxLimits } from "./xlsxLimits.ts";

export interface XlsxOptions {
  /** Name of the file in problems. */
  file: string;
  /** Name of the sheet to read; without it, the one sheet that begins with a header. */
  sheet?: string | undefined;
  /** Rows before the header, which are left out. */
  titleRows?: number | undefined;
  isHeader: (cells: readonly string[]) => boolean;
  limits?: Partial<XlsxLimits> | undefined;
}

const asRefusal = (file: string, error: unknown): unknown =>
  error instanceof Error && "syscall" in error && "code" in error ? unreadable(file, error) : error;

/** The rows, and after them, or when no more are wanted, the end of the file. */
async function* closing(
  rows: AsyncGenerator<LedgerRow>,
  { parts }: Source,
  file: string,
): AsyncGenerator<LedgerRow> {
  try {
    yield* rows;
  } catch (error) {
    throw asRefusal(file, error);
  } finally {
    parts.close();
  }
}

/** The rows, whose file is closed by `return` also when none of them was asked for. */
function closable(rows: AsyncGenerator<LedgerRow>, { parts }: Source): AsyncGenerator<LedgerRow> {
  const end = rows.return.bind(rows);
  return Object.assign(rows, {
    return: (value: unknown) => {
      parts.close();
      return end(value);
    },
  });
}

async function readContext(source: Source) {
  const workbook = await readWorkbook(source);
  const context: CellContext = {
    sharedStrings: await readSharedStrings(source, workbook.sharedStrings),
    formats: await readNumberFormats(source, workbook.styles),
    is1904: workbook.is1904,
  };
  return { sheets: workbook.sheets, context };
}

async function openSheet(source: Source, file: string, choice: SheetChoice): Promise<LedgerSource> {
  const { sheets, context } = await readContext(source);
  const sheet = await chooseSheet(source, sheets, context, choice);
  const survey = await surveySheet(source, sheet.part);
  const rows = readSheetRows(source, { part: sheet.part, context, survey });
  const ledger = new LedgerRows({ file, sheet, survey, titleRows: choice.titleRows, rows });
  return {
    encoding: null,
    sheet: sheet.name,
    rows: closable(closing(ledger.read(), source, file), source),
    notices: ledger.notices,
  };
}

/**
 * Opens a sheet of an Excel workbook (.xlsx, transitional or strict) as a ledger. Its rows are read twice, first for what
 * stands after them, and stream in bounded memory; only the shared strings are held. Throws LedgerError for what is no
 * workbook, encrypted, with macros, damaged, malformed or beyond the limits, and when no sheet fits; the rows do so too.
 */
export async function openXlsx(path: string, options: XlsxOptions): Promise<LedgerSource> {
  const { file, sheet, titleRows = 0, isHeader } = options;
  const refuse = refuser(file);
  const limits = { ...xlsxLimits, ...options.limits };
  try {
    await checkContent(path, refuse);
    const source = { parts: await openPackage(path, limits, refuse), limits, refuse };
    return await openSheet(source, file, { sheet, titleRows, isHeader }).catch((error: unknown) => {
      source.parts.close();
      throw error;
    });
  } catch (error) {
    throw asRefusal(file, error);
  }
}
