import { textLimits, type TextLimits } from "../textLimits.ts";

/** What reading one Parquet ledger may take. Fields and records are measured in bytes of UTF-8. */
export interface ParquetLimits extends TextLimits {
  /** Memory of the reading process, in bytes. */
  memoryBytes: number;
  /** Milliseconds without an answer of the reading process. */
  stallMs: number;
  /** Milliseconds of waiting for the reading process, over the whole file. */
  totalMs: number;
}

export const parquetLimits: ParquetLimits = {
  ...textLimits,
  memoryBytes: 1_073_741_824,
  stallMs: 30_000,
  totalMs: 1_800_000,
};
