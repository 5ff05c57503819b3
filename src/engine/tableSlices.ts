import type { FileRef } from "../domain/generation.ts";
import { isAbort } from "./abort.ts";
import type { TableFile } from "./factFiles.ts";
import { loadPart } from "./loadPart.ts";
import type { LoadOptions } from "./progress.ts";
import { fileRequest, type Snapshot } from "./snapshot.ts";
import { SnapshotError } from "./snapshotError.ts";

/** Fetches a file, then gives its rows piece by piece as Arrow IPC. */
export type OpenTable = (
  file: TableFile,
  options: LoadOptions,
) => Promise<AsyncIterable<Uint8Array>>;

/** Table files of a snapshot. The decoders come with the first file that needs them. */
export function tableSlices(snapshot: Pick<Snapshot, "fetch">): OpenTable {
  return async ({ ref, columns }, options) => {
    const request = fileRequest(ref);
    const [bytes, { parquetSlices }, { arrowIpc }] = await Promise.all([
      snapshot.fetch(request, options),
      loadPart("parquet", () => import("./parquet.ts")),
      loadPart("arrow", () => import("./arrowIpc.ts")),
    ]);
    const slices = parquetSlices(bytes, columns);
    return (async function* () {
      try {
        for await (const slice of slices) yield arrowIpc(slice);
      } catch (error) {
        throw unreadable(ref, error);
      }
    })();
  };
}

function unreadable({ file }: FileRef, error: unknown): unknown {
  if (isAbort(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new SnapshotError(`files/${file}`, "unreadable", `cannot be decoded: ${reason}`, error);
}
