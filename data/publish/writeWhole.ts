import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { readInChunks, withPath } from "./fileReads.ts";
import type { Machine, OpenFile } from "./fileSystem.ts";
import { refused } from "./finding.ts";

const draft = /^\.[0-9a-f-]{36}\.draft$/;

/** Whether a name is that of a file not yet finished. */
export const isDraft = (name: string): boolean => draft.test(name);

/**
 * Writes a file beside its place, syncs it and renames it into place: readers see the old or the new one. The name is
 * durable once its folder is synced.
 */
export const writeWhole = (
  machine: Machine,
  path: string,
  bytes: string | Uint8Array,
): Promise<void> => place(machine, path, (file) => file.write(Buffer.from(bytes)));

/** Copies a file whose content is known; throws when it is another one by now. */
export const copyWhole = (
  machine: Machine,
  from: string,
  to: string,
  sha256: string,
): Promise<void> =>
  place(machine, to, async (file) => {
    const hash = createHash("sha256");
    await readInChunks(machine.fs, from, async (chunk) => {
      hash.update(chunk);
      await file.write(chunk);
    });
    if (hash.digest("hex") !== sha256) throw refused("source-changed", from);
  });

async function place(
  machine: Machine,
  path: string,
  write: (file: OpenFile) => Promise<void>,
): Promise<void> {
  const { fs, unique } = machine;
  const beside = join(dirname(path), `.${unique()}.draft`);
  const file = await fs.open(beside, "wx");
  try {
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await renameInto(machine, beside, path);
  } catch (error) {
    await fs.remove(beside).catch(() => undefined);
    throw withPath(error, path, beside);
  }
}

const busy = ["EPERM", "EBUSY", "EACCES"];

/** Milliseconds before each further attempt: 6 s together. */
const pauses = [50, 100, 200, 400, 800, 1600, 3000];

/** On Windows and its shares a file that somebody reads cannot be replaced at that moment. */
async function renameInto({ fs, pause }: Machine, from: string, to: string): Promise<void> {
  for (const milliseconds of pauses)
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && busy.includes(String(error.code))))
        throw error;
      await pause(milliseconds);
    }
  return fs.rename(from, to);
}
