import { loadPart } from "./loadPart.ts";

/** Bytes hashed in one go: a large file must not hold up the page. */
const slice = 1 << 20;

/** SHA-256 as 64 hexadecimal digits. Plain http has no `crypto.subtle`: a library does it there, in slices. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const hash =
    subtle === undefined
      ? await hashInSlices(bytes)
      : new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function hashInSlices(bytes: Uint8Array): Promise<Uint8Array> {
  const { sha256: library } = await loadPart("sha2", () => import("@noble/hashes/sha2.js"));
  const hash = library.create();
  for (let from = 0; from < bytes.length; from += slice) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    hash.update(bytes.subarray(from, from + slice));
  }
  return hash.digest();
}
