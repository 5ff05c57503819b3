import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { serve as serveSite, type Served, type ServeOptions } from "../site/serve.ts";
import { needed, parseOptions, UsageError, wholeNumber, type Command } from "./command.ts";

const defaultPort = 4173;
const highestPort = 65_535;
const everywhere = ["0.0.0.0", "::"];

export const serve: Command = {
  name: "serve",
  summary: "show a published folder in a browser, to try it out",
  help: `atlas serve DIR [--data DIR] [--port N] [--host H] [--base /a/b/] [--json]

Serves DIR (index.html with data/ below it) with the types, caching and security headers that the sample configurations
of nginx, Apache and IIS set, until it is stopped by Ctrl+C. For trying out: no encryption, no access control.
  --data DIR   show this data folder at data/ instead of the one below DIR
  --port N     port (${defaultPort}); 0 takes any free one
  --host H     address to listen on (127.0.0.1: this machine only; 0.0.0.0: the whole network)
  --base PATH  path the site is shown under, as on the server (/)
Exit codes: 0 stopped, 2 not started.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      data: { type: "string" },
      port: { type: "string" },
      host: { type: "string" },
      base: { type: "string" },
    });
    const folder = resolve(needed(positionals[0], "DIR"));
    if (positionals.length > 1)
      throw new UsageError(`not understood: ${positionals.slice(1).join(" ")}`);
    const data = resolve(values.data ?? join(folder, "data"));
    const host = values.host ?? "127.0.0.1";
    const base = parseBase(values.base ?? "/");
    const port = parsePort(values.port);
    await refuseWithoutPage(folder);
    const hasData = await isFile(join(data, "current.json"));
    const mounts = values.data === undefined ? [] : [{ at: "data/", root: data }];
    const served = await started({ root: folder, mounts, port, host, base });
    closeOnSignal(served);
    const { url } = served;
    return {
      exit: 0,
      json: { ok: true, url, port: served.port, base, hasData, errors: [] },
      lines: [
        ...(hasData ? [] : [withoutData(data)]),
        ...(everywhere.includes(host) ? [reachable(served.port, base)] : []),
        `网站已就绪，按 Ctrl+C 停止 / ready, Ctrl+C stops it: ${url}`,
      ],
    };
  },
};

function parsePort(text: string | undefined): number {
  const port = wholeNumber(text, "--port", 0) ?? defaultPort;
  if (port > highestPort)
    throw new UsageError(`--port takes a number of at most ${highestPort}: ${text}`);
  return port;
}

/** "/" or segments between slashes that need no escaping. */
function parseBase(text: string): string {
  if (/^\/(?:[\w~-][\w.~-]*\/)*$/.test(text)) return text;
  throw new UsageError(`--base takes a path with a slash at both ends, such as /a/b/: ${text}`);
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function refuseWithoutPage(folder: string): Promise<void> {
  if (await isFile(join(folder, "index.html"))) return;
  throw new Error(
    `${folder}: 没有 index.html，不是网站文件夹：请给出含 index.html 的文件夹 / no index.html, so this is no site: give the folder that holds index.html`,
  );
}

const withoutData = (data: string): string =>
  `提醒：${data} 中没有 current.json，网页将没有数据 / warning: no current.json in ${data}, the page will be without data`;

const reachable = (port: number, base: string): string =>
  `其他电脑请打开 / from other machines: http://<本机名或IP>:${port}${base}`;

async function started(options: ServeOptions): Promise<Served> {
  try {
    return await serveSite(options);
  } catch (error) {
    throw new Error(notStarted(error, options), { cause: error });
  }
}

function notStarted(error: unknown, { port, host }: ServeOptions): string {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return `端口 ${port} 已被占用：用 --port 另选一个 / port ${port} is in use: choose another with --port`;
    case "EACCES":
      return `没有权限使用端口 ${port}：用 --port 选 1024 以上的端口 / port ${port} is not allowed: choose one above 1024 with --port`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `--host ${host}：不是本机的地址，用 127.0.0.1 或 0.0.0.0 / not an address of this machine, use 127.0.0.1 or 0.0.0.0`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** With the server closed nothing keeps the process. */
function closeOnSignal(served: Served): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void served.close());
}
