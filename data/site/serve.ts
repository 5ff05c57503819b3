import { open, type FileHandle } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { fileWithin, mountOf, parsePath, type Location, type Mount } from "./locate.ts";
import { isCompressible, mimeType } from "./mimeType.ts";
import { acceptedCodings, siblingExtension, type Coding } from "./negotiate.ts";
import { cacheControl, caching, securityHeaders } from "./responseHeaders.ts";

export interface ServeOptions {
  /** Folder of the built site. */
  root: string;
  /** Further folders, shown below the base. */
  mounts?: readonly Mount[];
  /** 0: any free port. */
  port?: number;
  /** Name or address to listen on; this machine only by default. */
  host?: string;
  /** Path that the site is shown under, with both slashes: `/a/b/`. */
  base?: string;
}

export interface Served {
  /** Address of the site with the base, `http://localhost:4173/`. */
  url: string;
  port: number;
  close: () => Promise<void>;
}

/** Serves a built site as a plain intranet web server would: whole files, pre-compressed, nothing else. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { root, mounts = [], port = 0, host = "127.0.0.1", base = "/" } = options;
  const all = [{ at: "", root }, ...mounts];
  const server = createServer((request, response) => {
    answer(request, response, all, base).catch(() => response.destroy());
  });
  const bound = await listen(server, port, host);
  return { url: `http://${nameOf(host)}:${bound}${base}`, port: bound, close: () => close(server) };
}

function nameOf(host: string): string {
  if (host === "127.0.0.1") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  mounts: readonly Mount[],
  base: string,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (method !== "GET" && method !== "HEAD") return refuse(request, response, 405);
  if (`${url}/` === base) return redirect(response, base);
  const path = parsePath(url, base);
  const location = path === undefined ? undefined : mountOf(path, mounts);
  const found = location && (await openBest(location, request.headers["accept-encoding"]));
  if (!location || !found) return refuse(request, response, 404);
  try {
    await send(request, response, location, found);
  } finally {
    await found.handle.close();
  }
}

interface Found {
  handle: FileHandle;
  coding?: Coding;
}

/** The pre-compressed sibling that the request accepts, otherwise the file itself. */
async function openBest(
  { mount, below }: Location,
  acceptEncoding: string | undefined,
): Promise<Found | undefined> {
  const plain = await fileWithin(mount.root, below);
  if (plain === undefined) return undefined;
  const wanted = isCompressible(below) ? acceptedCodings(acceptEncoding) : [];
  for (const coding of wanted) {
    const sibling = below + siblingExtension[coding];
    const file = await fileWithin(mount.compressed ?? mount.root, sibling);
    if (file !== undefined) return { handle: await open(file), coding };
  }
  return { handle: await open(plain) };
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { path }: Location,
  { handle, coding }: Found,
): Promise<void> {
  const { size, mtimeNs } = await handle.stat({ bigint: true });
  const etag = `W/"${size.toString(36)}-${mtimeNs.toString(36)}${coding ? `-${coding}` : ""}"`;
  const headers = { ...securityHeaders, ETag: etag, "Cache-Control": cacheControl(path) };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (isCompressible(path)) response.setHeader("Vary", "Accept-Encoding");
  if (isUnchanged(request.headers["if-none-match"], etag)) {
    response.writeHead(304).end();
    return;
  }
  if (coding) response.setHeader("Content-Encoding", coding);
  const length = Number(size);
  response.writeHead(200, { "Content-Type": mimeType(path), "Content-Length": length });
  if (request.method === "HEAD" || length === 0) response.end();
  else await pipeline(handle.createReadStream({ end: length - 1, autoClose: false }), response);
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");

const isUnchanged = (header: string | undefined, etag: string): boolean =>
  header?.split(",").some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag)) ?? false;

function redirect(response: ServerResponse, base: string): void {
  response.writeHead(301, { ...securityHeaders, Location: base }).end();
}

function refuse(request: IncomingMessage, response: ServerResponse, status: 404 | 405): void {
  const words = status === 404 ? "not found\n" : "only GET and HEAD are answered\n";
  response.writeHead(status, {
    ...securityHeaders,
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": words.length,
    "Cache-Control": caching.error,
    ...(status === 405 ? { Allow: "GET, HEAD" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : words);
}
