import { unzipSync, zipSync } from "fflate";

/** The earliest time that a zip can hold: archives of the same files are the same. Local time, as zips have it. */
export const zipTime = new Date(1980, 0, 1);

/** The same zip with one time for all its files. */
export const withFixedTimes = (bytes: Uint8Array): Uint8Array =>
  zipSync(unzipSync(bytes), { mtime: zipTime });
