import { abortError, pause } from "./abort.ts";
import { checkBytes, truncated, type ExpectedBytes } from "./checkBytes.ts";
import { diagnose } from "./diagnose.ts";
import type { LoadOptions } from "./progress.ts";
import { readBody } from "./readBody.ts";
import { SnapshotError, type SnapshotFault } from "./snapshotError.ts";
import { unlessStalled } from "./stall.ts";

export type Fetch = typeof globalThis.fetch;

export interface FileRequest extends ExpectedBytes {
  /** Path below the base. */
  file: string;
  /** Ask the server whether the cached copy still holds; `past-cache`: let no cache answer. */
  fresh?: boolean | "past-cache";
  /** Other files: when this one is missing, they tell a missing file from an extension that is not served. */
  beside?: Beside | undefined;
}

/** Files beside a missing one: of the same extension, and of another that the server is known to send. */
export interface Beside {
  same: string;
  other: string;
}

/** Where files come from. */
export interface FetchSource {
  /** Address of the folder, ending in a slash. */
  base: string;
  fetch?: Fetch | undefined;
  /** Milliseconds before the second attempt; doubled for the third. */
  backoff?: number | undefined;
}

export interface FetchOptions extends FetchSource, LoadOptions {}

/** How often a file is asked for: what may pass (connection, server) thrice, what a cache may have kept wrong twice. */
const attemptsOf: Partial<Record<SnapshotFault, number>> = {
  unreachable: 3,
  server: 3,
  truncated: 3,
  altered: 3,
  html: 2,
  compressed: 2,
};

/**
 * A whole file, its length and hash checked; asked for again, past every cache, where that may help. Throws a
 * SnapshotError that names the file, or an AbortError.
 */
export async function fetchFile(
  request: FileRequest,
  options: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptFile(request, options, attempt);
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      if (attempt >= (attemptsOf[error.fault] ?? 1)) throw await diagnose(error, request, options);
      await pause((options.backoff ?? 500) * 2 ** (attempt - 1), options.signal);
    }
  }
}

async function attemptFile(
  request: FileRequest,
  options: FetchOptions,
  attempt: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await download(request, options, cacheMode(request, attempt));
  await checkBytes(request, bytes);
  return bytes;
}

function cacheMode({ fresh = false }: FileRequest, attempt: number): RequestCache {
  if (fresh === "past-cache" || attempt > 1) return "reload";
  return fresh ? "no-cache" : "default";
}

async function download(
  { file, bytes }: FileRequest,
  { base, fetch = globalThis.fetch, signal, onProgress }: FetchOptions,
  cache: RequestCache,
): Promise<Uint8Array<ArrayBuffer>> {
  const stop = new AbortController();
  const forward = (): void => stop.abort();
  signal?.addEventListener("abort", forward, { once: true });
  if (signal?.aborted === true) stop.abort();
  let [got, total]: [number, number | null] = [0, bytes ?? null];
  try {
    const response = await unlessStalled(fetch(base + file, { cache, signal: stop.signal }), stop);
    refuseStatus(file, response);
    total ??= declaredLength(response);
    return await readBody(response, stop, (loaded) => {
      got = loaded;
      onProgress?.({ file, loaded, total });
    });
  } catch (error) {
    if (signal?.aborted === true) throw abortError();
    if (error instanceof SnapshotError) throw error;
    throw got > 0 ? truncated(file, got, total ?? undefined, error) : unreachable(file, error);
  } finally {
    signal?.removeEventListener("abort", forward);
  }
}

const unreachable = (file: string, cause: unknown): SnapshotError =>
  new SnapshotError(
    file,
    "unreachable",
    "no connection, or it broke off; check the network",
    cause,
  );

/** The length of a compressed answer is not that of its file. */
function declaredLength({ headers }: Response): number | null {
  const length = headers.get("content-encoding") === null ? headers.get("content-length") : null;
  return length === null ? null : Number(length);
}

function refuseStatus(file: string, { ok, status }: Response): void {
  if (ok) return;
  const detail = { status };
  if (status === 404 || status === 410)
    throw new SnapshotError(
      file,
      "missing",
      `not on the server (${status}); copy it, and let the server send files of this extension`,
      undefined,
      detail,
    );
  if (status === 401 || status === 403)
    throw new SnapshotError(
      file,
      "refused",
      `the server refuses it (${status}); sign in again`,
      undefined,
      detail,
    );
  throw new SnapshotError(
    file,
    "server",
    `the server answered with status ${status}`,
    undefined,
    detail,
  );
}
