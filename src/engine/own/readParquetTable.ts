import { arrowIpc } from "../arrowIpc.ts";
import { parquetColumns, parquetSlices } from "../parquet.ts";
import { OwnFileError, refuseHeader, sqlNames, type OwnTable } from "./ownTable.ts";

/** The columns of a Parquet file that can be held, and the names and types of the others. `onRead` hears of 0 to 1. */
export async function readParquetTable(
  file: Blob,
  onRead: (part: number) => void,
): Promise<Pick<OwnTable, "rows" | "columns" | "leftOut" | "slices">> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    const stored = await parquetColumns(bytes);
    const leftOut = stored.flatMap(({ name, type, storedAs }) =>
      type === undefined ? [{ name, type: storedAs }] : [],
    );
    const columns = stored.flatMap(({ name, type }) =>
      type === undefined ? [] : [{ name, type: sqlNames[type] }],
    );
    if (columns.length === 0) throw new OwnFileError({ kind: "columns", leftOut });
    refuseHeader(columns.map(({ name }) => name));
    return { columns, leftOut, ...(await slicesOf(bytes, columns, onRead)) };
  } catch (error) {
    if (error instanceof OwnFileError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OwnFileError({ kind: "unreadable", reason }, error);
  }
}

async function slicesOf(
  bytes: Uint8Array<ArrayBuffer>,
  columns: readonly { name: string }[],
  onRead: (part: number) => void,
): Promise<{ rows: number; slices: Uint8Array[] }> {
  const slices: Uint8Array[] = [];
  let rows = 0;
  const names = columns.map(({ name }) => name);
  for await (const slice of parquetSlices(bytes, names)) {
    rows += slice[0]?.values.length ?? 0;
    slices.push(arrowIpc(slice));
    onRead(1 - 1 / (slices.length + 1));
  }
  return { rows, slices };
}
