import { createServer, request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Served } from "../../../data/site/serve.ts";

/** What a well-behaved server would send, and where to. */
export interface Exchange {
  /** Path below the base, without its query. */
  path: string;
  status: number;
  headers: Record<string, string>;
  /** As it would be on the wire: compressed where the headers say so. */
  body: Buffer;
  response: ServerResponse;
  /** Another file of the same server, uncompressed. */
  read: (path: string) => Promise<Buffer>;
}

/** How a server fails: sends something else, or nothing. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

export interface FaultRule {
  /** Paths below the base. */
  at: RegExp;
  fault: Fault;
  /** How often it strikes for each path; for ever when left out. */
  times?: number;
  /** Asks the server behind for files without compression. */
  isPlain?: boolean;
}

export interface Simulator extends Served {
  /** Fails like this from now on; an empty list is a server in order. */
  fail: (rules: readonly FaultRule[]) => void;
  /** Paths that were asked for with a Range header. */
  ranges: readonly string[];
}

/** A server in front of another, which it passes on or spoils. Security headers are left to `<meta>`. */
export async function simulate(behind: Served): Promise<Simulator> {
  let rules: readonly FaultRule[] = [];
  let struck = new Map<string, number>();
  const ranges: string[] = [];
  const base = new URL(behind.url).pathname;

  const ruleFor = (path: string): FaultRule | undefined => {
    const rule = rules.find(({ at }) => at.test(path));
    const times = struck.get(path) ?? 0;
    if (rule === undefined || times >= (rule.times ?? Infinity)) return undefined;
    struck.set(path, times + 1);
    return rule;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", behind.url);
    const path = pathname.slice(base.length);
    if (request.headers.range !== undefined) ranges.push(path);
    const rule = ruleFor(path);
    const isPlain = rule?.isPlain ?? false;
    const found = await pass(behind, request, isPlain);
    const exchange = { path, response, ...found, read: (other: string) => read(behind, other) };
    if (request.method === "HEAD") found.body = Buffer.alloc(0);
    await (rule?.fault ?? send)(exchange);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base}`,
    port,
    ranges,
    fail: (next) => {
      [rules, struck] = [next, new Map()];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends what a well-behaved server would send. */
export const send: Fault = ({ status, headers, body, response }) =>
  void response.writeHead(status, headers).end(body);

const dropped =
  /^(content-security-policy|x-content-type-options|connection|keep-alive|transfer-encoding|date)$/;

type Found = Pick<Exchange, "status" | "headers" | "body">;

function pass(behind: Served, request: IncomingMessage, isPlain: boolean): Promise<Found> {
  const { "accept-encoding": accepted, "if-none-match": tag } = request.headers;
  const headers = {
    ...(accepted === undefined || isPlain ? {} : { "accept-encoding": String(accepted) }),
    ...(tag === undefined ? {} : { "if-none-match": tag }),
  };
  return load(new URL(request.url ?? "/", behind.url), request.method ?? "GET", headers);
}

const read = async (behind: Served, path: string): Promise<Buffer> =>
  (await load(new URL(path, behind.url), "GET", {})).body;

function load(url: URL, method: string, headers: Record<string, string>): Promise<Found> {
  return new Promise((resolve, reject) => {
    const asked = ask(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject);
      answer.once("end", () => {
        const kept = Object.entries(answer.headers).filter(([name]) => !dropped.test(name));
        const body = Buffer.concat(chunks);
        const named = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
        resolve({ status: answer.statusCode ?? 500, headers: named, body });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}
