import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { Reply, Request } from "./parquetMessage.ts";
import type { ReaderEnd } from "./parquetRefusal.ts";

/** Milliseconds that the process may take to start, whatever the limits are. */
const startMs = 60_000;

const program = fileURLToPath(new URL("./parquetChild.ts", import.meta.url));

/** The reading process did not answer; `end` says why. */
export class ReaderEnded extends Error {
  readonly end: ReaderEnd;

  constructor(end: ReaderEnd) {
    super(end.how);
    this.end = end;
  }
}

/** From the sources the program needs a loader; bundled, it is JavaScript. */
const loaderOf = (path: string): string[] =>
  path.endsWith(".ts")
    ? ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href]
    : [];

function startProcess(limits: ParquetLimits): ChildProcess {
  const heap = Math.max(64, Math.floor(limits.memoryBytes / 4 / 1_048_576));
  return fork(program, [JSON.stringify(limits)], {
    cwd: dirname(program),
    env: { ...process.env, NODE_OPTIONS: "" },
    execArgv: [...loaderOf(program), `--max-old-space-size=${heap}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/**
 * A process in which files are read, started at the first question. It answers one question at a time, sends nothing
 * unasked, ends with its parent, and keeps nobody from ending.
 */
export class ParquetReader {
  #limits: ParquetLimits;
  #child: ChildProcess | undefined;
  #replies: Reply[] = [];
  #end: ReaderEnd | undefined;
  #wake: (() => void) | undefined;
  #waitedMs = 0;

  constructor(limits: ParquetLimits) {
    this.#limits = limits;
  }

  /** Undefined before the process has started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** The reply to a question. Throws ReaderEnded when the process ends or takes longer than the limits. */
  async ask(request: Request): Promise<Reply> {
    if (this.#child === undefined) await this.#start();
    this.#child?.send(request, () => {});
    const { stallMs, totalMs } = this.#limits;
    const left = totalMs - this.#waitedMs;
    const before = performance.now();
    const reply = await this.#reply(
      left < stallMs
        ? { how: "total", milliseconds: totalMs }
        : { how: "stall", milliseconds: stallMs },
      Math.max(0, Math.min(left, stallMs)),
    );
    this.#waitedMs += performance.now() - before;
    return reply;
  }

  /** Ends the process at once. */
  stop(): void {
    this.#child?.kill("SIGKILL");
  }

  async #start(): Promise<void> {
    const child = (this.#child = startProcess(this.#limits));
    child.on("message", (reply) => this.#take(reply as Reply));
    child.on("error", (error) => this.#finish(error.message));
    child.on("close", (code, signal) => this.#finish(signal ?? `exit code ${code}`));
    child.unref();
    child.channel?.unref();
    await this.#reply({ how: "stall", milliseconds: startMs }, startMs);
  }

  #take(reply: Reply): void {
    this.#replies.push(reply);
    this.#wake?.();
  }

  #finish(words: string): void {
    this.#end ??= { how: "ended", words };
    this.#wake?.();
  }

  /** The next reply, or the end of the process, which is made when there is none within the time. */
  async #reply(late: ReaderEnd, milliseconds: number): Promise<Reply> {
    const timer = setTimeout(() => setImmediate(() => this.#expire(late)), milliseconds);
    while (this.#replies.length === 0 && this.#end === undefined)
      await new Promise<void>((resolve) => (this.#wake = resolve));
    clearTimeout(timer);
    const reply = this.#replies.shift();
    if (reply !== undefined) return reply;
    throw new ReaderEnded(this.#end ?? late);
  }

  /** A reply that arrived while this process was busy still counts. */
  #expire(late: ReaderEnd): void {
    if (this.#replies.length > 0) return;
    this.#end ??= late;
    this.stop();
    this.#wake?.();
  }
}
