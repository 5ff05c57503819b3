import { sha256 } from "./sha256.ts";
import { SnapshotError } from "./snapshotError.ts";

/** What a file must be. */
export interface ExpectedBytes {
  file: string;
  /** Length that the file must have. */
  bytes?: number | undefined;
  /** SHA-256 that the file must have, or its first digits. */
  hash?: string | undefined;
  /** It is a web page, which is an error everywhere else. */
  isPage?: boolean;
}

/** Throws a SnapshotError unless the bytes are those of the file. */
export async function checkBytes(
  { file, bytes, hash, isPage = false }: ExpectedBytes,
  found: Uint8Array<ArrayBuffer>,
): Promise<void> {
  if (!isPage && isHtml(found))
    throw new SnapshotError(
      file,
      "html",
      "a web page came instead of data (a login page?); sign in or copy the file, then reload",
    );
  if (isGzip(found))
    throw new SnapshotError(
      file,
      "compressed",
      "gzip came that the server did not declare, or declared once and applied twice; let it send Content-Encoding: gzip with a file that is compressed once",
    );
  if (bytes !== undefined && found.length < bytes) throw truncated(file, found.length, bytes);
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

/** A file that is shorter than it should be; `expected` is left out when it is not known. */
export function truncated(
  file: string,
  got: number,
  expected: number | undefined,
  cause?: unknown,
): SnapshotError {
  const message = `expected ${expected ?? "more"} bytes, got ${got}; try again, or copy the file again`;
  return new SnapshotError(file, "truncated", message, cause, { got, expected });
}

function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return start.startsWith("<!doctype") || start.startsWith("<html");
}

/** No published file begins as gzip does. */
const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;
