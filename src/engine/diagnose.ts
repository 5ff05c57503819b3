import { untilAborted } from "./abort.ts";
import type { FetchOptions, FileRequest } from "./fetchFile.ts";
import { SnapshotError } from "./snapshotError.ts";
import { unlessStalled } from "./stall.ts";

/** Milliseconds that the server has to answer again. */
const patience = 5_000;

/** Asks the server once more what is behind a file that cannot be had; the same error when there is no more to say. */
export async function diagnose(
  error: SnapshotError,
  request: FileRequest,
  options: FetchOptions,
): Promise<SnapshotError> {
  switch (error.fault) {
    case "missing":
      return (await isExtensionRefused(request, options)) ? notServed(error) : error;
    case "unreachable":
      return (await isRedirected(request.file, options)) ? redirected(error) : error;
    default:
      return error;
  }
}

/** IIS answers 404 (404.3) for every file whose extension it does not know. */
async function isExtensionRefused(
  { beside }: FileRequest,
  options: FetchOptions,
): Promise<boolean> {
  if (beside === undefined) return false;
  const [same, other] = await Promise.all(
    [beside.same, beside.other].map((file) => probe(file, { method: "HEAD" }, options)),
  );
  return same?.status === 404 && other?.ok === true;
}

/** The policy of the page stops a redirection to another origin, which then looks like a lost connection. */
const isRedirected = async (file: string, options: FetchOptions): Promise<boolean> =>
  (await probe(file, { redirect: "manual" }, options))?.type === "opaqueredirect";

/** How the server answers for a file; undefined when it does not. */
async function probe(
  file: string,
  init: RequestInit,
  { base, fetch = globalThis.fetch, signal }: FetchOptions,
): Promise<Response | undefined> {
  const stop = new AbortController();
  const asked = fetch(base + file, { ...init, cache: "no-store", signal: stop.signal });
  try {
    const response = await untilAborted(unlessStalled(asked, stop, patience), signal);
    void response.body?.cancel().catch(() => undefined);
    return response;
  } catch {
    return undefined;
  }
}

const extensionOf = (file: string): string => file.slice(file.lastIndexOf("."));

const notServed = ({ file, cause, detail }: SnapshotError): SnapshotError =>
  new SnapshotError(
    file,
    "not-served",
    `the server sends no file that ends in ${extensionOf(file)} (IIS: 404.3); add a MIME type for it`,
    cause,
    detail,
  );

const redirected = ({ file, cause }: SnapshotError): SnapshotError =>
  new SnapshotError(
    file,
    "redirected",
    "the server sends this request to another address, usually a login; sign in, then reload",
    cause,
  );
