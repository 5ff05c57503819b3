import { fetchFile, type Fetch, type FileRequest } from "./fetchFile.ts";
import { SnapshotError } from "./snapshotError.ts";

/** What a server could do better for a file that can be used. */
export type Advice =
  | { code: "type"; type: string; wanted: string }
  | { code: "cached" | "uncached"; value: string }
  | { code: "uncompressed"; bytes: number }
  | { code: "headers"; names: readonly string[] };

/** How a file of a kind must be sent. */
export interface Sending {
  /** Types that are right, the recommended one first. */
  types: readonly string[];
  /** The browser refuses other types. */
  isStrict?: boolean;
  /** `never`: asked for again each time; `long`: its name carries its hash. */
  cache?: "never" | "long";
  /** It gains from compression on the way. */
  isCompressible?: boolean;
  /** Headers that the answer must carry. */
  headers?: readonly string[];
}

export interface FileCheck {
  /** Why the file cannot be used; null when it can. */
  error: SnapshotError | null;
  advice: readonly Advice[];
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** Bytes above which compression matters. */
const large = 1_000_000;

/** Downloads a file past every cache and says what is wrong with it, or with how it is sent. */
export async function checkFile(
  request: FileRequest,
  sending: Sending,
  { base, fetch = globalThis.fetch, signal }: { base: string; fetch?: Fetch; signal?: AbortSignal },
): Promise<FileCheck> {
  let response: Response | undefined;
  const noting: Fetch = async (input, init) => (response = await fetch(input, init));
  try {
    const past = { ...request, fresh: "past-cache" } as const;
    const bytes = await fetchFile(past, { base, fetch: noting, backoff: 200, signal });
    const { headers } = response ?? new Response();
    const error = refusedType(request.file, sending, headers);
    return { error, bytes, advice: error === null ? adviceOn(sending, headers, bytes.length) : [] };
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    return { error, bytes: null, advice: [] };
  }
}

const typeOf = (headers: Headers): string =>
  (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

function refusedType(
  file: string,
  { types, isStrict = false }: Sending,
  headers: Headers,
): SnapshotError | null {
  const type = typeOf(headers);
  if (!isStrict || types.includes(type)) return null;
  const message = `sent as ${type || "no type"}, must be ${types[0] ?? ""}`;
  return new SnapshotError(file, "wrong-type", message, undefined, { type });
}

function adviceOn(sending: Sending, headers: Headers, length: number): Advice[] {
  const { types, cache, isCompressible = false, headers: wanted = [] } = sending;
  const type = typeOf(headers);
  const caching = headers.get("cache-control") ?? "";
  const missing = wanted.filter((name) => !headers.has(name));
  const advice: (Advice | false)[] = [
    !types.includes(type) && { code: "type", type, wanted: types[0] ?? "" },
    cache === "never" && !isAskedAgain(caching) && { code: "cached", value: caching },
    cache === "long" && !isKept(caching) && { code: "uncached", value: caching },
    isCompressible &&
      length > large &&
      !headers.has("content-encoding") && { code: "uncompressed", bytes: length },
    missing.length > 0 && { code: "headers", names: missing },
  ];
  return advice.filter((one) => one !== false);
}

const isAskedAgain = (caching: string): boolean => /no-cache|no-store|max-age=0/.test(caching);

const isKept = (caching: string): boolean =>
  !isAskedAgain(caching) && Number(/max-age=(\d+)/.exec(caching)?.[1] ?? 0) >= 86_400;
