import { gunzipSync } from "node:zlib";

const block = 512;

const field = (header: Buffer, start: number, length: number): string =>
  header.toString("utf8", start, start + length).replace(/\0.*$/s, "");

const isRegular = (type: string): boolean => type === "0" || type === "";

/** Regular files of a package's archive (.tgz): path below its one folder → content. Throws for damaged archives. */
export function readTarball(bytes: Uint8Array): Map<string, Buffer> {
  const tar = gunzipSync(bytes);
  const files = new Map<string, Buffer>();
  for (let at = 0; at + block <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + block);
    const size = Number.parseInt(field(header, 124, 12), 8);
    const end = at + block + size;
    if (!Number.isSafeInteger(size) || end > tar.length) throw new Error("damaged archive");
    const [prefix, name] = [field(header, 345, 155), field(header, 0, 100)];
    const path = prefix === "" ? name : `${prefix}/${name}`;
    if (isRegular(field(header, 156, 1)))
      files.set(path.slice(path.indexOf("/") + 1), tar.subarray(at + block, end));
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}
