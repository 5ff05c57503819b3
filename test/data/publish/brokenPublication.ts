import { cpSync } from "node:fs";
import { expect } from "vitest";
import { PublishError } from "../../../data/publish/finding.ts";
import { nodeFileSystem, type FileSystem, type Machine } from "../../../data/publish/fileSystem.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { publish } from "../../../data/publish/publish.ts";
import { verify } from "../../../data/publish/verify.ts";
import { isWriting } from "./isWriting.ts";
import { openAsReader } from "./siteReader.ts";
import { stopAt } from "./stopAt.ts";
import type { Job } from "./publisherProgram.ts";
import { testMachine, watchedFileSystem, type Call, type OnCall } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";

/** How a call fails. */
export interface Failure {
  code: string;
  lasts: boolean;
  /** The calls that are counted. */
  of: (call: Call) => boolean;
}

/** The error of a call; as Node has it, those on an open file name no path. */
export const failure = (code: string, { name, path }: Call): Error =>
  Object.assign(new Error(`${code}: ${name}`), {
    code,
    ...(["read", "write", "sync", "close"].includes(name) ? {} : { path }),
  });

/** A folder with one publication, and a second one of it that is broken off in many ways. */
export class BrokenPublication {
  readonly #tiny = new TinyFolders();
  readonly #published = this.#tiny.target();

  async prepare(): Promise<void> {
    await this.#tiny.addSites("spring", "summer");
    await this.#tiny.addData({ may: { covered: 20 }, june: { covered: 30 } });
    await publish(testMachine(), this.#tiny.request(this.#published, "spring", "may"));
  }

  remove(): void {
    this.#tiny.remove();
  }

  /** The published folder, once more. */
  copy(): string {
    const to = this.#tiny.target();
    cpSync(this.#published, to, { recursive: true });
    return to;
  }

  /** A folder where nothing was published yet. */
  fresh(): string {
    return this.#tiny.target();
  }

  /** The second publication as a job for a process of its own. */
  job(to: string): Job {
    return { to, site: this.#tiny.site("summer"), data: this.#tiny.data("june") };
  }

  /** A new folder for other things. */
  make(): string {
    return this.#tiny.make();
  }

  discard(to: string): void {
    this.#tiny.discard(to);
  }

  publish(to: string, fs: FileSystem, more: Partial<Machine> = {}) {
    return publish(testMachine({ fs, ...more }), this.#tiny.request(to, "summer", "june"));
  }

  /** Every call of the publication in order. */
  async calls(to: string): Promise<Call[]> {
    const calls: Call[] = [];
    await this.publish(
      to,
      watchedFileSystem((call) => void calls.push(call)),
    );
    return calls;
  }

  /** Publishes while the file system does something at the calls; the error, if any. */
  async error(to: string, onCall: OnCall): Promise<unknown> {
    return this.publish(to, watchedFileSystem(onCall)).then(
      ({ findings }) => (findings.length === 0 ? undefined : new PublishError(findings)),
      (error: unknown) => error,
    );
  }

  /** Fails a publication at its n-th call of a kind, and from there on if it lasts; the next one mends all. */
  async failAt(n: number, { code, lasts, of }: Failure): Promise<void> {
    const to = this.copy();
    let count = 0;
    const error = await this.error(to, (call) => {
      if (!of(call)) return;
      count += 1;
      if (count === n || (lasts && count > n)) throw failure(code, call);
    });
    const about = `call ${n} ${code}${lasts ? " and all after it" : ""}`;
    // One refusal of a rename, or what is looked at for the plan alone, may pass.
    if (error !== undefined) {
      expect(error, about).toBeInstanceOf(PublishError);
      const { findings } = error as PublishError;
      expect(findings[0]?.path, about).toMatch(/^(\/|data\/|publications)/);
      expect(findings[0]?.value, about).toContain(code);
    }
    await this.expectWhole(to, about);
    await this.expectRecovery(to, about);
    this.discard(to);
  }

  /** Stops a publication at its n-th writing call; the next one mends all. */
  async stopAtWriting(n: number): Promise<void> {
    const to = this.copy();
    let count = 0;
    await stopAt(
      (call) => isWriting(call) && ++count === n,
      (fs) => this.publish(to, fs),
    );
    await this.expectWhole(to, `stopped at ${n}`);
    await this.expectRecovery(to, `stopped at ${n}`);
    this.discard(to);
  }

  /** A reader sees the old state or the new one, whole. */
  async expectWhole(to: string, about: string): Promise<void> {
    const { generation, release } = await openAsReader(to).catch((error: Error) => {
      throw new Error(`${about}: ${error.message}`, { cause: error });
    });
    const [old, next] = [this.#tiny.id("may"), this.#tiny.id("june")];
    expect([old, next], about).toContain(generation);
    const pages = [this.#tiny.id("spring"), this.#tiny.id("summer")];
    expect(generation === next ? pages.slice(1) : pages, about).toContain(release);
  }

  /** The next publication succeeds, and leaves nothing of the one that broke off. */
  async expectRecovery(
    to: string,
    about: string,
    next: Partial<Machine> = { pid: 2000, isAlive: () => false },
  ): Promise<void> {
    expect((await this.publish(to, nodeFileSystem, next)).findings, about).toEqual([]);
    const { findings, notices } = await verify(folderSource(nodeFileSystem, to));
    expect([findings, notices], about).toEqual([[], []]);
    expect((await openAsReader(to)).generation, about).toBe(this.#tiny.id("june"));
  }
}
