import type { ColumnType } from "../parquet.ts";

/** Name in SQL of each type that a column is held in. */
export const sqlNames = {
  text: "VARCHAR",
  integer: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  boolean: "BOOLEAN",
} as const satisfies Record<ColumnType, string>;

/** A file of the reader as a table: it stays in this tab. */
export interface OwnTable {
  /** In SQL. */
  name: string;
  file: string;
  rows: number;
  columns: readonly { name: string; type: (typeof sqlNames)[ColumnType] }[];
  /** Columns of a type that is not held, with the type's name. */
  leftOut: readonly { name: string; type: string }[];
  /** How the text was read; null for a Parquet file. */
  encoding: "UTF-8" | "GB18030" | null;
  /** Arrow IPC streams, one after the other. */
  slices: readonly Uint8Array[];
}

/** Largest file, in bytes. */
export const largestOwnFile = 200_000_000;

/** What is wrong with a reader's file; `line` is that of a text, from 1. */
export type OwnFault =
  | { kind: "size"; bytes: number }
  | { kind: "type" }
  | { kind: "encoding" }
  | { kind: "empty" }
  | { kind: "header"; column: number }
  | { kind: "twice"; column: string }
  | { kind: "delimiter"; found: string }
  | { kind: "width"; line: number; expected: number; got: number }
  | { kind: "quotes"; line: number }
  | { kind: "columns"; leftOut: readonly { name: string; type: string }[] }
  | { kind: "unreadable"; reason: string };

export class OwnFileError extends Error {
  override readonly name = "OwnFileError";
  readonly fault: OwnFault;

  constructor(fault: OwnFault, cause?: unknown) {
    super(`the file cannot be read: ${fault.kind}`, { cause });
    this.fault = fault;
  }
}

/** Names of columns as DuckDB tells them apart; throws what is wrong with them. */
export function refuseHeader(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name === "") throw new OwnFileError({ kind: "header", column: index + 1 });
    const key = name.toLowerCase();
    if (seen.has(key)) throw new OwnFileError({ kind: "twice", column: name });
    seen.add(key);
  }
}

/** "名单 2025.csv" → "my_名单_2025": of letters and digits, like no other table. */
export function ownTableName(file: string, taken: readonly string[]): string {
  const letters = file
    .replace(/\.[^.]*$/, "")
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const base = `my_${[...letters].slice(0, 40).join("") || "table"}`;
  const isTaken = (name: string): boolean =>
    taken.some((other) => other.toLowerCase() === name.toLowerCase());
  if (!isTaken(base)) return base;
  const numbered = (count: number): string =>
    isTaken(`${base}_${count}`) ? numbered(count + 1) : `${base}_${count}`;
  return numbered(2);
}
