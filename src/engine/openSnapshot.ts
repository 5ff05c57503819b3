import {
  dataFormat,
  parseGeneration,
  parsePointer,
  type Generation,
  type Pointer,
} from "../domain/generation.ts";
import { fetchFile, type FetchOptions, type FileRequest } from "./fetchFile.ts";
import { parseText } from "./parseText.ts";
import { Snapshot } from "./snapshot.ts";
import { SnapshotError } from "./snapshotError.ts";

export interface SnapshotOptions extends FetchOptions {
  /** Generation of a shared link; the current one when it is gone or left out. */
  generation?: string | undefined;
}

/**
 * The pointer and a generation of the data folder at `base`. Throws a SnapshotError when either is missing, altered or
 * of a newer format, unless it is an asked-for generation that is gone: then the current one is opened.
 */
export async function openSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const pointer = await loadPointer(options);
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
    const gone = error instanceof SnapshotError && ["missing", "html"].includes(error.fault);
    if (gone && id !== pointer.generation) return undefined;
    throw error;
  }
}

const loadPointer = (options: FetchOptions): Promise<Pointer> =>
  loadFormat({ file: "current.json", fresh: true }, parsePointer, options);

const loadGeneration = (id: string, options: FetchOptions): Promise<Generation> =>
  loadFormat({ file: `generations/${id}.json`, hash: id }, parseGeneration, options);

async function loadFormat<Value>(
  request: FileRequest,
  parse: (text: string) => Value,
  options: FetchOptions,
): Promise<Value> {
  const bytes = await fetchFile(request, options);
  refuseNewer(request.file, bytes);
  return parseText(request.file, bytes, parse);
}

function refuseNewer(file: string, bytes: Uint8Array): void {
  const { format } = parseText(file, bytes, JSON.parse) as { format?: unknown };
  if (typeof format === "number" && format > dataFormat)
    throw new SnapshotError(
      file,
      "newer-format",
      `format ${format}, this program reads ${dataFormat}; reload the page to get the newer program`,
    );
}
