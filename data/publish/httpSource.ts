import type { Coding } from "../site/negotiate.ts";
import type { SiteSource, SourceFile } from "./siteSource.ts";

/** Longest time that a file may take, milliseconds. */
const patience = 120_000;

/** A published site at its address, as browsers see it. */
export function httpSource(address: string, fetch = globalThis.fetch): SiteSource {
  const base = baseOf(address);
  const get = async (path: string, accepted: string): Promise<Response> => {
    const headers = { "accept-encoding": accepted, "cache-control": "no-cache" };
    const url = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
    return fetch(url, { headers, signal: AbortSignal.timeout(patience) });
  };
  return {
    name: base.href,
    read: (path) => unlessUnreachable(async () => bodyOf(path, await get(path, "identity"))),
    readCoded: (path, coding) =>
      unlessUnreachable(async () => {
        const response = await get(path, coding);
        if (isCoded(response, coding)) return bodyOf(path, response);
        await response.body?.cancel();
        return null;
      }),
    list: () => Promise.resolve(null),
  };
}

/** The folder of the page: an address may name the page itself. */
function baseOf(address: string): URL {
  const url = new URL(address);
  url.search = url.hash = "";
  url.pathname = url.pathname.replace(/(index\.html)?$/, "").replace(/\/?$/, "/");
  return url;
}

const isCoded = ({ headers }: Response, coding: Coding): boolean =>
  headers.get("content-encoding")?.trim().toLowerCase() === coding;

async function bodyOf(path: string, response: Response): Promise<SourceFile> {
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) return { code: "server-status", value: String(response.status) };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPage = !path.endsWith(".html") && isHtml(bytes);
  return isPage ? { code: "login-page", value: response.redirected ? response.url : "" } : bytes;
}

function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return start.startsWith("<!doctype html") || start.startsWith("<html");
}

async function unlessUnreachable(run: () => Promise<SourceFile>): Promise<SourceFile> {
  try {
    return await run();
  } catch (error) {
    const { cause, message } = error as Error;
    return { code: "unreachable", value: cause instanceof Error ? cause.message : message };
  }
}
