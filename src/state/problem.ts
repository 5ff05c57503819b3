import { SnapshotError, type FaultDetail, type SnapshotFault } from "../engine/snapshotError.ts";

/** What a view says of an error: a file at fault, what the browser lacks, or a question that was not answered. */
export type Problem =
  | { kind: "file"; file: string; fault: SnapshotFault; detail: FaultDetail; isProgram: boolean }
  | { kind: "no-wasm" | "no-worker" }
  | { kind: "answer"; message: string };

export function problemOf(error: Error): Problem {
  const isFile = error instanceof SnapshotError;
  // Parts of the program that need WebAssembly or workers fail to load without them; data files do not.
  const missing = isFile && isDataFile(error.file) ? null : missingFeature();
  if (missing !== null) return { kind: missing };
  if (!isFile) return { kind: "answer", message: error.message };
  const { fault, detail } = error;
  const file = shortFile(error.file);
  return { kind: "file", file, fault, detail, isProgram: !isDataFile(file) };
}

/** "http://…/a/b/assets/x.js" → "assets/x.js" */
export const shortFile = (file: string): string =>
  file.replace(/^https?:.*\/(?=[^/]+\/[^/]+$)/, "");

function missingFeature(): "no-wasm" | "no-worker" | null {
  if (typeof WebAssembly === "undefined") return "no-wasm";
  return typeof Worker === "undefined" ? "no-worker" : null;
}

const isDataFile = (file: string): boolean => /\.(json|parquet)$/.test(file);

/** Faults of a file that was published and is not there as it was. */
const damages: readonly SnapshotFault[] = ["missing", "truncated", "altered", "compressed"];

/** Whether a file of the open generation is not there as it was published: an earlier generation may be whole. */
export const isIncomplete = (problem: Problem): boolean =>
  problem.kind === "file" &&
  damages.includes(problem.fault) &&
  /^(files|generations|provenance)\//.test(problem.file);
