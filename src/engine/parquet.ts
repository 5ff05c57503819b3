import { parquetScan, type DecodedArray, type ParquetScan, type SchemaElement } from "hyparquet";
import { compressors } from "hyparquet-compressors";

/** Text, whole numbers of 32 bits, doubles and booleans are what the data folder uses; readers' files have more. */
export type ColumnType = "text" | "integer" | "bigint" | "double" | "boolean";

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
  const columns = namedColumns(scan, names);
  const ranges = scan.ranges.length > 0 ? scan.ranges : [{ rowStart: 0, rowEnd: 0 }];
  for (const range of ranges) {
    const slices: ColumnSlice[] = [];
    let since = performance.now();
    for (const { name, type, isDay } of columns) {
      const values: DecodedArray = await scan.readColumn({ column: name, ...range });
      slices.push({
        name,
        type,
        values: isDay ? Array.from<unknown, unknown>(values, dayText) : values,
      });
      if (performance.now() - since < breath) continue;
      await nextTask();
      since = performance.now();
    }
    yield slices;
  }
}

/** A column as a file has it; without a type it is of one that is not read. */
export interface StoredColumn {
  name: string;
  type: ColumnType | undefined;
  /** The file's own word for the type. */
  storedAs: string;
  /** Its dates are read as text: "2025-09-30". */
  isDay: boolean;
}

type ReadColumn = Pick<StoredColumn, "name" | "isDay"> & { type: ColumnType };

/** The columns of a Parquet file, in its order. Throws when it is none. */
export async function parquetColumns(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<readonly StoredColumn[]> {
  return storedColumns(await parquetScan({ file: bytes.buffer, compressors }));
}

function storedColumns({ metadata: { schema } }: ParquetScan): StoredColumn[] {
  const columns: StoredColumn[] = [];
  for (let at = 1; at < schema.length; at = behind(schema, at)) {
    const element = schema[at];
    if (element !== undefined)
      columns.push({
        name: element.name,
        type: columnType(element),
        storedAs: storedAs(element),
        isDay: isDay(element),
      });
  }
  return columns;
}

/** Where the next column begins: what is nested stands behind its column. */
function behind(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let child = schema[at]?.num_children ?? 0; child > 0; child -= 1)
    next = behind(schema, next);
  return next;
}

/** The columns of those names; throws when one is missing or of a type that is not read. */
function namedColumns(scan: ParquetScan, names: readonly string[]): ReadColumn[] {
  const columns = new Map(storedColumns(scan).map((column) => [column.name, column]));
  return names.map((name) => {
    const { type, storedAs: stored, isDay = false } = columns.get(name) ?? {};
    if (type === undefined) throw new Error(`column ${name}: unknown type ${stored}`);
    return { name, type, isDay };
  });
}

const storedAs = ({
  type,
  converted_type: converted,
  logical_type: logical,
  ...element
}: SchemaElement): string =>
  type === undefined || element.repetition_type === "REPEATED"
    ? "nested"
    : (logical?.type ?? converted ?? type);

const plainIntegers: readonly (string | undefined)[] = [
  undefined,
  "INT_8",
  "INT_16",
  "INT_32",
  "INT_64",
];

function columnType(element: SchemaElement): ColumnType | undefined {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (element.repetition_type === "REPEATED") return undefined;
  if (type === "BYTE_ARRAY")
    return converted === "UTF8" || logical?.type === "STRING" ? "text" : undefined;
  if (type === "FLOAT" || type === "DOUBLE") return "double";
  if (type === "BOOLEAN") return "boolean";
  if (type !== "INT32" && type !== "INT64") return undefined;
  const isPlain =
    plainIntegers.includes(converted) &&
    (logical === undefined || (logical.type === "INTEGER" && logical.isSigned));
  if (isPlain) return type === "INT32" ? "integer" : "bigint";
  return isDay(element) ? "text" : undefined;
}

const isDay = ({ converted_type: converted, logical_type: logical }: SchemaElement): boolean =>
  converted === "DATE" || logical?.type === "DATE";

const dayText = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value;

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
