import { createWriteStream } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";

export interface Unpacked {
  path: string;
  /** Unix mode as the archive states it. */
  mode: number;
}

/** Unpacks a zip as `unzip` does, rights to execute included, with another library than the one that wrote it. */
export async function unpackZip(archive: string, into: string): Promise<Unpacked[]> {
  const zip = await yauzl.openPromise(archive);
  const unpacked: Unpacked[] = [];
  for await (const entry of zip.eachEntry()) {
    const mode = entry.externalFileAttributes >>> 16;
    const target = join(into, entry.fileName);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    await chmod(target, mode & 0o777);
    unpacked.push({ path: entry.fileName, mode });
  }
  return unpacked;
}
