import { LedgerError } from "../../../data/read/ledgerError.ts";
import type { LedgerRow } from "../../../data/read/ledgerSource.ts";
import type { Problem } from "../../../data/read/problem.ts";
import { readText, type TextOptions } from "../../../data/read/readText.ts";

/** The bytes in chunks of the given size. */
export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export interface ReadLedger {
  encoding: string | null;
  rows: LedgerRow[];
  notices: readonly Problem[];
}

type ReadOptions = Partial<TextOptions> & { size?: number | undefined };

/** A text or bytes read to the end; any first record is taken for a header unless told otherwise. */
export async function readLedger(
  text: string | Uint8Array,
  { size, ...options }: ReadOptions = {},
): Promise<ReadLedger> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const source = await readText(inChunks(bytes, size), {
    file: "test.csv",
    isHeader: () => true,
    ...options,
  });
  const rows: LedgerRow[] = [];
  for await (const row of source.rows) rows.push(row);
  return { encoding: source.encoding, rows, notices: source.notices };
}

export const cellsOf = async (text: string | Uint8Array, options?: ReadOptions) =>
  (await readLedger(text, options)).rows.map(({ cells }) => cells);

/** The error of something that is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<LedgerError> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof LedgerError) return outcome;
  throw outcome instanceof Error ? outcome : new Error("not refused");
}
