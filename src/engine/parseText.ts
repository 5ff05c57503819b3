import { SnapshotError } from "./snapshotError.ts";

/** Bytes of a file → what `parse` makes of its text; a SnapshotError names the file when it cannot. */
export function parseText<Value>(
  file: string,
  bytes: Uint8Array,
  parse: (text: string) => Value,
): Value {
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SnapshotError(file, "unreadable", `cannot be read: ${reason}`, error);
  }
}
