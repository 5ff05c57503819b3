import { SnapshotError, type SnapshotFault } from "../engine/snapshotError.ts";

/** What a view says of an error: a file at fault, or a question that was not answered. */
export type Problem =
  { kind: "file"; file: string; fault: SnapshotFault } | { kind: "answer"; message: string };

export const problemOf = (error: Error): Problem =>
  error instanceof SnapshotError
    ? { kind: "file", file: error.file, fault: error.fault }
    : { kind: "answer", message: error.message };
