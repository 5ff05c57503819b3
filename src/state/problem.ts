import { SnapshotError, type SnapshotFault } from "../engine/snapshotError.ts";

/** What a view says of an error: a file at fault, a browser without WebAssembly, or a question that was not answered. */
export type Problem =
  | { kind: "file"; file: string; fault: SnapshotFault }
  | { kind: "no-wasm" }
  | { kind: "answer"; message: string };

export function problemOf(error: Error): Problem {
  const isFile = error instanceof SnapshotError;
  // Parts of the program that need WebAssembly fail to load without it; data files do not.
  if (typeof WebAssembly === "undefined" && !(isFile && isDataFile(error.file)))
    return { kind: "no-wasm" };
  return isFile
    ? { kind: "file", file: error.file, fault: error.fault }
    : { kind: "answer", message: error.message };
}

const isDataFile = (file: string): boolean => /\.(json|parquet)$/.test(file);
