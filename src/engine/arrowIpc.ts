import {
  Bool,
  Dictionary,
  Float64,
  Int32,
  Int64,
  makeData,
  makeVector,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
} from "apache-arrow";
import type { ColumnSlice, ColumnType } from "./parquet.ts";

/*
 * Arrow's builders generate code, which the content security policy forbids. Columns are therefore laid out by hand.
 */

type Values = ArrayLike<unknown>;

/** Columns of equal length → an Arrow IPC stream. */
export function arrowIpc(columns: readonly ColumnSlice[]): Uint8Array {
  const vectors = columns.map(({ name, type, values }) => [name, vectorOf[type](values)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
}

const vectorOf: Record<ColumnType, (values: Values) => Vector> = {
  integer: (values) =>
    makeVector(
      makeData({
        type: new Int32(),
        ...validity(values),
        data: numbers(new Int32Array(values.length), values),
      }),
    ),
  bigint: (values) =>
    makeVector(makeData({ type: new Int64(), ...validity(values), data: longNumbers(values) })),
  double: (values) =>
    makeVector(
      makeData({
        type: new Float64(),
        ...validity(values),
        data: numbers(new Float64Array(values.length), values),
      }),
    ),
  boolean: (values) =>
    makeVector(
      makeData({
        type: new Bool(),
        ...validity(values),
        data: bits(values, (value) => value === true),
      }),
    ),
  text: textVector,
};

/** A loop, because `from` walks through an iterator: several times slower over millions of values. */
function numbers<Data extends Int32Array | Float64Array>(data: Data, values: Values): Data {
  for (let row = 0; row < values.length; row++) data[row] = Number(values[row] ?? 0);
  return data;
}

function longNumbers(values: Values): BigInt64Array {
  const data = new BigInt64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (typeof value === "bigint") data[row] = value;
  }
  return data;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined;

function validity(values: Values): { length: number; nullCount: number; nullBitmap: Uint8Array } {
  let nullCount = 0;
  for (let row = 0; row < values.length; row++) if (isEmpty(values[row])) nullCount += 1;
  return {
    length: values.length,
    nullCount,
    nullBitmap: nullCount === 0 ? new Uint8Array() : bits(values, (value) => !isEmpty(value)),
  };
}

function bits(values: Values, isSet: (value: unknown) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(values.length / 8));
  for (let row = 0; row < values.length; row++)
    if (isSet(values[row])) bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7));
  return bytes;
}

/** Text as indices into its distinct values. DuckDB-WASM refuses a dictionary without any: then it is plain text. */
function textVector(values: Values): Vector {
  const codes = new Map<string, number>();
  const data = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (isEmpty(value)) continue;
    const text = String(value);
    const code = codes.get(text) ?? codes.size;
    codes.set(text, code);
    data[row] = code;
  }
  if (codes.size === 0) return emptyTexts(values);
  return makeVector(
    makeData({
      type: new Dictionary(new Utf8(), new Int32()),
      ...validity(values),
      data,
      dictionary: utf8Vector([...codes.keys()]),
    }),
  );
}

const emptyTexts = (values: Values): Vector<Utf8> =>
  makeVector(
    makeData({
      type: new Utf8(),
      ...validity(values),
      valueOffsets: new Int32Array(values.length + 1),
      data: new Uint8Array(),
    }),
  );

function utf8Vector(texts: readonly string[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const parts = texts.map((text) => encoder.encode(text));
  const valueOffsets = new Int32Array(texts.length + 1);
  parts.forEach((part, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + part.length;
  });
  const data = new Uint8Array(valueOffsets[texts.length] ?? 0);
  parts.forEach((part, index) => data.set(part, valueOffsets[index]));
  return makeVector(makeData({ type: new Utf8(), length: texts.length, valueOffsets, data }));
}
