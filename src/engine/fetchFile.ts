import { abortError, pause } from "./abort.ts";
import type { LoadOptions } from "./progress.ts";
import { readBody } from "./readBody.ts";
import { sha256 } from "./sha256.ts";
import { SnapshotError, type SnapshotFault } from "./snapshotError.ts";
import { unlessStalled } from "./stall.ts";

export type Fetch = typeof globalThis.fetch;

export interface FileRequest {
  /** Path below the base. */
  file: string;
  /** Length that the file must have. */
  bytes?: number | undefined;
  /** SHA-256 that the file must have, or its first digits. */
  hash?: string | undefined;
  /** Ask the server whether the cached copy still holds. */
  fresh?: boolean;
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

const attempts = 3;
const passing: readonly SnapshotFault[] = ["unreachable", "server", "truncated", "altered"];

/**
 * A whole file, its length and hash checked. What may pass (connection, server, a bad copy in a cache) is tried three
 * times. Throws a SnapshotError that names the file, or an AbortError.
 */
export async function fetchFile(
  request: FileRequest,
  options: FetchOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptFile(request, options, attempt);
    } catch (error) {
      if (!(error instanceof SnapshotError) || !passing.includes(error.fault)) throw error;
      if (attempt === attempts) throw error;
      await pause((options.backoff ?? 500) * 2 ** (attempt - 1), options.signal);
    }
  }
}

async function attemptFile(
  request: FileRequest,
  options: FetchOptions,
  attempt: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const again = attempt > 1 ? "reload" : "default";
  const cache: RequestCache = request.fresh === true ? "no-cache" : again;
  const bytes = await download(request, options, cache);
  await check(request, bytes);
  return bytes;
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
  try {
    const response = await unlessStalled(fetch(base + file, { cache, signal: stop.signal }), stop);
    refuseStatus(file, response);
    const total = bytes ?? declaredLength(response);
    return await readBody(response, stop, (loaded) => onProgress?.({ file, loaded, total }));
  } catch (error) {
    if (signal?.aborted === true) throw abortError();
    if (error instanceof SnapshotError) throw error;
    throw new SnapshotError(
      file,
      "unreachable",
      "no connection, or it broke off; check the network",
      error,
    );
  } finally {
    signal?.removeEventListener("abort", forward);
  }
}

/** The length of a compressed answer is not that of its file. */
function declaredLength({ headers }: Response): number | null {
  const length = headers.get("content-encoding") === null ? headers.get("content-length") : null;
  return length === null ? null : Number(length);
}

function refuseStatus(file: string, { ok, status }: Response): void {
  if (ok) return;
  if (status === 404 || status === 410)
    throw new SnapshotError(
      file,
      "missing",
      `not on the server (${status}); copy it, and let the server send files of this extension`,
    );
  if (status === 401 || status === 403)
    throw new SnapshotError(file, "refused", `the server refuses it (${status}); sign in again`);
  throw new SnapshotError(file, "server", `the server answered with status ${status}`);
}

async function check(
  { file, bytes, hash }: FileRequest,
  found: Uint8Array<ArrayBuffer>,
): Promise<void> {
  if (isHtml(found))
    throw new SnapshotError(
      file,
      "html",
      "a web page came instead of data (a login page?); sign in or copy the file, then reload",
    );
  if (bytes !== undefined && found.length < bytes)
    throw new SnapshotError(
      file,
      "truncated",
      `expected ${bytes} bytes, got ${found.length}; copy the file again`,
    );
  if (
    (bytes !== undefined && found.length > bytes) ||
    (hash !== undefined && !(await sha256(found)).startsWith(hash))
  )
    throw new SnapshotError(
      file,
      "altered",
      "the content is not what was published; copy the file again",
    );
}

function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return start.startsWith("<!doctype") || start.startsWith("<html");
}
