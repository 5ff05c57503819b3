import { parquetScan, type DecodedArray, type ParquetScan, type SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";

/** The types that the data folder uses. */
export type ColumnType = "text" | "integer" | "double" | "boolean";

/** Values of one column over a range of rows; null or undefined where the cell is empty. */
export interface ColumnSlice {
  name: string;
  type: ColumnType;
  values: ArrayLike<unknown>;
}

/** Main-thread work between two breaths, in milliseconds. */
const breath = 12;

/**
 * The named columns of a Parquet file, one row group at a time (one empty slice when it has no rows). Works column by
 * column and lets the page breathe in between. Throws when a column is missing or of a type that is not used here.
 */
export async function* parquetSlices(
  bytes: Uint8Array<ArrayBuffer>,
  names: readonly string[],
): AsyncGenerator<readonly ColumnSlice[]> {
  const scan = await parquetScan({ file: bytes.buffer, columns: [...names], compressors });
  const types = columnTypes(scan, names);
  const ranges = scan.ranges.length > 0 ? scan.ranges : [{ rowStart: 0, rowEnd: 0 }];
  for (const range of ranges) {
    const slices: ColumnSlice[] = [];
    let since = performance.now();
    for (const [index, name] of names.entries()) {
      const values: DecodedArray = await scan.readColumn({ column: name, ...range });
      slices.push({ name, type: types[index] ?? "text", values });
      if (performance.now() - since < breath) continue;
      await nextTask();
      since = performance.now();
    }
    yield slices;
  }
}

function columnTypes({ metadata }: ParquetScan, names: readonly string[]): ColumnType[] {
  const elements = new Map(metadata.schema.map((element) => [element.name, element]));
  return names.map((name) => {
    const element = elements.get(name);
    const type = element === undefined ? undefined : columnType(element);
    if (type === undefined) throw new Error(`column ${name}: unknown type ${element?.type}`);
    return type;
  });
}

function columnType({ type, converted_type: converted }: SchemaElement): ColumnType | undefined {
  if (type === "BYTE_ARRAY" && converted === "UTF8") return "text";
  if (type === "INT32" && (converted === undefined || converted === "INT_32")) return "integer";
  if (type === "DOUBLE") return "double";
  return type === "BOOLEAN" ? "boolean" : undefined;
}

/** A message comes sooner than a timer, and is not slowed down in a tab behind others. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
