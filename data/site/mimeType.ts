import { extname } from "node:path";

const text = (type: string): string => `${type}; charset=utf-8`;

/** Media types of every kind of file of a site, by extension. */
export const mimeTypes: Readonly<Record<string, string>> = {
  ".css": text("text/css"),
  ".csv": text("text/csv"),
  ".geojson": text("application/geo+json"),
  ".html": text("text/html"),
  ".ico": "image/x-icon",
  ".js": text("text/javascript"),
  ".json": text("application/json"),
  ".md": text("text/markdown"),
  ".mjs": text("text/javascript"),
  ".parquet": "application/vnd.apache.parquet",
  ".png": "image/png",
  ".svg": text("image/svg+xml"),
  ".topojson": text("application/json"),
  ".txt": text("text/plain"),
  ".wasm": "application/wasm",
  ".webmanifest": text("application/manifest+json"),
  ".woff2": "font/woff2",
  ".xml": text("application/xml"),
};

/** Media type by the name's extension; `application/octet-stream` when unknown. */
export const mimeType = (path: string): string =>
  mimeTypes[extname(path).toLowerCase()] ?? "application/octet-stream";

/** Whether compression makes files of this name smaller. */
export const isCompressible = (path: string): boolean =>
  mimeType(path).includes("charset=utf-8") || path.toLowerCase().endsWith(".wasm");
