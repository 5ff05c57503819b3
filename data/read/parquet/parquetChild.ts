import process from "node:process";
import { openPart, type OpenPart } from "./openPart.ts";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { Fault, FaultReason, Reply, Request } from "./parquetMessage.ts";
import { PatternName } from "./partSource.ts";
import { TooLong } from "./readBatches.ts";

/** Milliseconds between two looks at the memory of the process. */
const watchEvery = 20;

const longestWords = 500;

const reasons: readonly (readonly [FaultReason, RegExp])[] = [
  [
    "encoding",
    /not valid UTF-?8|Invalid string encoding|Invalid unicode|encoded data was not valid/i,
  ],
  ["memory", /^Out of Memory|bad_alloc|failed to allocate/i],
  ["encrypted", /encrypt/i],
];

function reasonOf(error: Error): FaultReason {
  if (error instanceof TooLong) return "too-long";
  if (error instanceof PatternName) return "name";
  if ("syscall" in error) return "unreadable";
  return reasons.find(([, words]) => words.test(error.message))?.[0] ?? "format";
}

/** The first line of an error without the engine's name of its kind and the name by which the file was opened. */
const wordsOf = (error: Error, path: string): string =>
  (error.message.split("\n", 1)[0] ?? "")
    .replace(/^(?:[A-Z]\w* )*Error: /, "")
    .replaceAll(/["']?\/dev\/fd\/\d+["']?/g, "the file")
    .replaceAll(path, "the file")
    .slice(0, longestWords);

function faultOf(thrown: unknown, path: string): Fault {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const record = error instanceof TooLong ? error.record : null;
  return { tell: "fault", reason: reasonOf(error), words: wordsOf(error, path), record };
}

const noRecords = { count: 0, json: new Uint8Array(0) };

/** Answers requests, one at a time; while the parent works on records, the next ones are read. */
class PartServer {
  #limits: ParquetLimits;
  #path = "";
  #part: OpenPart | undefined;
  #ahead: Promise<Reply> | undefined;

  constructor(limits: ParquetLimits) {
    this.#limits = limits;
  }

  async answer(request: Request): Promise<Reply> {
    if (request.ask === "open") return this.#open(request.path);
    const reply = await (this.#ahead ?? this.#next());
    const isMore = reply.tell === "records" && reply.count > 0;
    this.#ahead = isMore ? this.#next() : Promise.resolve(reply);
    return reply;
  }

  async #open(path: string): Promise<Reply> {
    await this.#ahead;
    this.#part?.close();
    this.#part = this.#ahead = undefined;
    this.#path = path;
    try {
      this.#part = await openPart(path, this.#limits);
    } catch (error) {
      return faultOf(error, path);
    }
    const { columns, count } = this.#part;
    return { tell: "opened", columns, count };
  }

  async #next(): Promise<Reply> {
    try {
      const batch = await this.#part?.batches.next();
      return { tell: "records", ...(batch?.value ?? noRecords) };
    } catch (error) {
      return faultOf(error, this.#path);
    }
  }
}

const end = () => process.kill(process.pid, "SIGKILL");

function watchMemory(limit: number): void {
  const timer = setInterval(() => {
    const used = process.memoryUsage.rss();
    if (used <= limit) return;
    clearInterval(timer);
    const words = `${used} bytes`;
    process.send?.({ tell: "fault", reason: "memory", words, record: null } satisfies Fault, end);
  }, watchEvery);
}

const limits = JSON.parse(process.argv[2] ?? "") as ParquetLimits;
const server = new PartServer(limits);
// Without its parent nobody needs the process, whatever the engine is doing.
process.on("disconnect", end);
process.on("message", (request: Request) => {
  void server.answer(request).then((reply) => process.send?.(reply));
});
watchMemory(limits.memoryBytes);
if (process.connected) process.send?.({ tell: "ready" } satisfies Reply);
else end();
