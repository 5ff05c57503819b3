import { SnapshotError, type SnapshotFault } from "../engine/snapshotError.ts";

/** What a view says of an error: a file at fault, a browser without WebAssembly, or a question that was not answered. */
export type Problem =
  | { kind: "file"; file: string; fault: SnapshotFault }
  | { kind: "no-wasm" }
  | { kind: "answer"; message: string };

export function problemOf(error: Error): Problem {
  if (error instanceof SnapshotError) return { kind: "file", file: error.file, fault: error.fault };
  if (typeof WebAssembly === "undefined") return { kind: "no-wasm" };
  return { kind: "answer", message: error.message };
}
