/** A column as the file declares it; `type` is DuckDB's name of it. */
export interface ParquetColumn {
  name: string;
  type: string;
}

/** Records as JSON arrays in UTF-8, parted by commas: of each column its text, null where the file has no value. */
export interface RecordBatch {
  count: number;
  json: Uint8Array;
}

/** Why the reading process gives a file up. */
export type FaultReason =
  "encoding" | "encrypted" | "format" | "memory" | "name" | "too-long" | "unreadable";

/** What the parent asks: to open a part file, or for more of its records. */
export type Request = { ask: "open"; path: string } | { ask: "next" };

/** What the reading process answers, one reply to a request; `ready` comes unasked when it has started. */
export type Reply =
  | { tell: "ready" }
  | { tell: "opened"; columns: ParquetColumn[]; count: number }
  /** A count of 0 when the part file has ended. */
  | ({ tell: "records" } & RecordBatch)
  /** `record` counts from 0 within the part file. */
  | { tell: "fault"; reason: FaultReason; words: string; record: number | null };

export type Fault = Extract<Reply, { tell: "fault" }>;
