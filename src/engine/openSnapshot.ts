import {
  dataFormat,
  parseGeneration,
  parsePointer,
  type Generation,
  type Pointer,
} from "../domain/generation.ts";
import type { FetchOptions, FileRequest } from "./fetchFile.ts";
import { loadParsed } from "./loadParsed.ts";
import { Snapshot } from "./snapshot.ts";
import { SnapshotError, type SnapshotFault } from "./snapshotError.ts";

export interface SnapshotOptions extends FetchOptions {
  /** Generation of a shared link; the current one when it is gone or left out. */
  generation?: string | undefined;
  /** Version that was seen before: an older pointer is asked for once more, past every cache. */
  seen?: number | undefined;
  /** Hears of the pointer before its generation is loaded. */
  onPointer?: ((pointer: Pointer) => void) | undefined;
}

/**
 * The pointer and a generation of the data folder at `base`. Throws a SnapshotError when either is missing, altered or
 * of another format, unless it is an asked-for generation that is gone: then the current one is opened.
 */
export async function openSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const pointer = await newestPointer(options);
  options.onPointer?.(pointer);
  const requested = options.generation ?? null;
  const id = requested ?? pointer.generation;
  const asked = isGenerationId(id) ? await loadUnlessGone(id, pointer, options) : undefined;
  const generation = asked ?? (await loadGeneration(pointer.generation, options));
  return new Snapshot({
    id: asked === undefined ? pointer.generation : id,
    requested,
    found: asked !== undefined,
    pointer,
    generation,
    source: { base: options.base, fetch: options.fetch, backoff: options.backoff },
  });
}

const isGenerationId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

async function loadUnlessGone(
  id: string,
  pointer: Pointer,
  options: FetchOptions,
): Promise<Generation | undefined> {
  try {
    return await loadGeneration(id, options);
  } catch (error) {
    const gone = error instanceof SnapshotError && isGone(error.fault);
    if (gone && id !== pointer.generation) return undefined;
    throw error;
  }
}

/** A generation of an older format may still lie in the folder: for this program it is gone. */
const isGone = (fault: SnapshotFault): boolean =>
  fault === "missing" || fault === "html" || fault === "older-format";

/** The pointer; throws a SnapshotError when it is missing, unreadable or of another format. */
export const loadPointer = (
  options: FetchOptions,
  fresh: FileRequest["fresh"] = true,
): Promise<Pointer> => loadFormat({ file: "current.json", fresh }, parsePointer, options);

async function newestPointer(options: SnapshotOptions): Promise<Pointer> {
  const pointer = await loadPointer(options);
  return pointer.version < (options.seen ?? 0) ? loadPointer(options, "past-cache") : pointer;
}

const loadGeneration = (id: string, options: FetchOptions): Promise<Generation> =>
  loadFormat({ file: `generations/${id}.json`, hash: id }, parseGeneration, options);

const loadFormat = <Value>(
  request: FileRequest,
  parse: (text: string) => Value,
  options: FetchOptions,
): Promise<Value> =>
  loadParsed(
    request,
    (text) => {
      refuseFormat(request.file, text);
      return parse(text);
    },
    options,
  );

function refuseFormat(file: string, text: string): void {
  const { format } = ((JSON.parse(text) as unknown) ?? {}) as { format?: unknown };
  if (typeof format !== "number" || format === dataFormat) return;
  const [fault, advice] =
    format > dataFormat
      ? (["newer-format", "reload the page to get the newer program"] as const)
      : (["older-format", "publish the data again with the program of this site"] as const);
  throw new SnapshotError(
    file,
    fault,
    `format ${format}, this program reads ${dataFormat}; ${advice}`,
  );
}
