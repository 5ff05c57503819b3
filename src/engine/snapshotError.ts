/**
 * What is wrong with a file: `unreachable` (no connection), `missing` (404), `refused` (401, 403), `server` (other
 * statuses), `html` (a page, usually a login, instead of data), `truncated` (too short), `altered` (not the published
 * bytes), `unreadable` (cannot be decoded), `newer-format` (written for a newer program).
 */
export const snapshotFaults = [
  "unreachable",
  "missing",
  "refused",
  "server",
  "html",
  "truncated",
  "altered",
  "unreadable",
  "newer-format",
] as const;
export type SnapshotFault = (typeof snapshotFaults)[number];

/** A file that the site needs cannot be had or believed; the message begins with the file. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  /** Path below the data folder, or the address of a part of the program. */
  readonly file: string;
  readonly fault: SnapshotFault;

  constructor(file: string, fault: SnapshotFault, message: string, cause?: unknown) {
    super(`${file}: ${message}`, { cause });
    this.file = file;
    this.fault = fault;
  }
}
