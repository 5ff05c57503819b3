import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from "node:zlib";
import type { Coding } from "./negotiate.ts";

/** Quality 11 takes about a second per MB; 9 packs the 34 MB engine in 4 s, 15 % larger. */
const slowestBytes = 2_000_000;

/** Files below this many bytes gain nothing. */
export const smallestCompressed = 512;

/** The quality that a file is compressed with. */
export const level = (coding: Coding, bytes: Uint8Array): number =>
  coding === "br" && bytes.length < slowestBytes ? 11 : 9;

export function compress(bytes: Uint8Array, coding: Coding): Promise<Buffer> {
  if (coding === "gzip") return promisify(gzip)(bytes, { level: level(coding, bytes) });
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: level(coding, bytes),
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return promisify(brotliCompress)(bytes, { params });
}

/** Throws when the bytes are not of the coding, or become more than `most` bytes. */
export function decompress(bytes: Uint8Array, coding: Coding, most: number): Promise<Buffer> {
  const options = { maxOutputLength: Math.max(1, most) };
  return coding === "gzip"
    ? promisify(gunzip)(bytes, options)
    : promisify(brotliDecompress)(bytes, options);
}
