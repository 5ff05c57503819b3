import type { LedgerRow } from "../../../data/read/ledgerSource.ts";
import { readCsv } from "../../../data/read/readCsv.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import type { TextLimits } from "../../../data/read/checkText.ts";

/** The bytes in chunks of the given size. */
export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Every record of a text or of bytes. */
export async function readText(
  text: string | Uint8Array,
  size?: number,
  limits?: TextLimits,
): Promise<LedgerRow[]> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const rows: LedgerRow[] = [];
  for await (const row of readCsv(inChunks(bytes, size), "test.csv", limits)) rows.push(row);
  return rows;
}

/** The error of something that is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<LedgerError> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof LedgerError) return outcome;
  throw outcome instanceof Error ? outcome : new Error("not refused");
}
