/**
 * What is wrong with a file: `unreachable` (no connection), `missing` (404), `not-served` (404 for every file of this
 * extension), `refused` (401, 403), `redirected` (sent elsewhere, usually to a login), `server` (other statuses), `html`
 * (a page, usually a login, instead of data), `truncated` (too short), `compressed` (gzip that was not declared, or
 * twice), `wrong-type` (a Content-Type that the browser refuses), `altered` (not the published bytes), `unreadable` (cannot be decoded), `newer-format` and `older-format`
 * (written for a newer or an older program).
 */
export const snapshotFaults = [
  "unreachable",
  "missing",
  "not-served",
  "refused",
  "redirected",
  "server",
  "html",
  "truncated",
  "compressed",
  "wrong-type",
  "altered",
  "unreadable",
  "newer-format",
  "older-format",
] as const;
export type SnapshotFault = (typeof snapshotFaults)[number];

/** What was seen, where the fault has a figure. */
export interface FaultDetail {
  /** HTTP status. */
  status?: number | undefined;
  /** Bytes that came, and that should have come where it is known. */
  got?: number | undefined;
  expected?: number | undefined;
  /** Content-Type; empty when there was none. */
  type?: string | undefined;
}

/** A file that the site needs cannot be had or believed; the message begins with the file. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  /** Path below the data folder, or the address of a part of the program. */
  readonly file: string;
  readonly fault: SnapshotFault;
  readonly detail: FaultDetail;

  constructor(
    file: string,
    fault: SnapshotFault,
    message: string,
    cause?: unknown,
    detail: FaultDetail = {},
  ) {
    super(`${file}: ${message}`, { cause });
    this.file = file;
    this.fault = fault;
    this.detail = detail;
  }
}
