import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { Done, Job } from "./publisherProgram.ts";

/** Bundles the publisher's program into a folder, since it starts five times as fast then. Returns its path. */
export async function bundlePublisher(folder: string): Promise<string> {
  const entry = fileURLToPath(new URL("publisherProgram.ts", import.meta.url));
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: "node20" },
  });
  return join(folder, "publisherProgram.js");
}

/** A process that publishes, and that can be killed. */
export class PublisherProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #said: AsyncIterator<string>;

  constructor(program: string) {
    this.#child = spawn(process.execPath, [program]);
    this.#child.stdin.on("error", () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#said = this.#lines[Symbol.asyncIterator]();
  }

  /** Waits until it takes jobs. */
  async start(): Promise<this> {
    await this.#said.next();
    return this;
  }

  /** What became of the job; null when the process died over it. */
  async publish(job: Job): Promise<Done | null> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const { value, done } = await this.#said.next();
    return done === true ? null : (JSON.parse(String(value)) as Done);
  }

  /** Kills it with -9 and waits for its end. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended();
  }

  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      await once(this.#child, "exit");
  }
}
