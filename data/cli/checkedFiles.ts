import type { LedgerFile } from "../read/ledgerFiles.ts";
import type { Problem } from "../read/problem.ts";
import type { StagedFile, StagedTable } from "../read/stageLedger.ts";

/** What became of a file; a refused one has no rows. */
export interface CheckedFile extends Pick<
  StagedFile,
  "file" | "encoding" | "sheet" | "rowsIn" | "rowsAccepted" | "rowsRejected"
> {
  table: string | null;
  errors: Problem[];
  /** Problems beyond those listed. */
  omitted: number;
}

/** The files that were read, then those that were refused, each with what was found in it. */
export function checkedFiles(
  files: readonly LedgerFile[],
  tables: readonly StagedTable[],
  refused: ReadonlyMap<string, string | null>,
  problems: ReadonlyMap<string, { listed: Problem[]; omitted: number }>,
): CheckedFile[] {
  const said = (file: string) => {
    const { listed = [], omitted = 0 } = problems.get(file) ?? {};
    return { errors: listed, omitted };
  };
  const staged = tables.flatMap(({ table, files: own }) =>
    own.map(({ file, encoding, sheet, rowsIn, rowsAccepted, rowsRejected }): CheckedFile => ({
      file,
      table,
      encoding,
      sheet,
      rowsIn,
      rowsAccepted,
      rowsRejected,
      ...said(file),
    })),
  );
  const others = new Set([...files.map(({ name }) => name), ...refused.keys()]);
  for (const { file } of staged) others.delete(file);
  const none = { encoding: null, sheet: null, rowsIn: 0, rowsAccepted: 0, rowsRejected: 0 };
  return [
    ...staged,
    ...[...others].map((file): CheckedFile => ({
      file,
      table: refused.get(file) ?? files.find(({ name }) => name === file)?.table.name ?? null,
      ...none,
      ...said(file),
    })),
  ];
}
