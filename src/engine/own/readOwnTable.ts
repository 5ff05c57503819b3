import { readCsvTable } from "./readCsvTable.ts";
import { readParquetTable } from "./readParquetTable.ts";
import { largestOwnFile, OwnFileError, ownTableName, type OwnTable } from "./ownTable.ts";

/** Signs between cells, by the end of a file's name. */
const delimiters: Partial<Record<string, string>> = { csv: ",", txt: ",", tsv: "\t" };

/**
 * A reader's CSV (UTF-8 or GB18030, header row), TSV or Parquet file as a table with a name like none of those `taken`.
 * Nothing is sent anywhere. `onRead` hears of 0 to 1. Throws an OwnFileError that says what is wrong.
 */
export async function readOwnTable(
  file: File,
  taken: readonly string[],
  onRead: (part: number) => void,
): Promise<OwnTable> {
  if (file.size > largestOwnFile) throw new OwnFileError({ kind: "size", bytes: file.size });
  if (file.size === 0) throw new OwnFileError({ kind: "empty" });
  const named = { name: ownTableName(file.name, taken), file: file.name };
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  if (ending === "parquet")
    return { ...named, encoding: null, ...(await readParquetTable(file, onRead)) };
  const delimiter = delimiters[ending];
  if (delimiter === undefined) throw new OwnFileError({ kind: "type" });
  return { ...named, leftOut: [], ...(await readCsvTable(file, delimiter, onRead)) };
}
