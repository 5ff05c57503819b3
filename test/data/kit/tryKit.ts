import { once } from "node:events";
import { mkdir, readdir, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect } from "vitest";
import { literal } from "../../../data/build/native.ts";
import { runOffline, startBare } from "./offline.ts";

export const ledgers = resolve("test/fixtures/ledgers/2025-09");

/** One ledger of the fixture as Parquet, every column as text. */
export async function writeParquet(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "enterprise.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const csv = literal(join(ledgers, "enterprise.csv"));
  await connection.run(
    `COPY (FROM read_csv(${csv}, all_varchar = true)) TO ${literal(path)} (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return path;
}

interface CheckedFile {
  file: string;
  rowsIn: number;
  rowsAccepted: number;
}

/** The only document of a command's output. */
const json = <Value>(text: string): Value => JSON.parse(text) as Value;

/** Every step of a publisher with an unpacked kit, by its own launcher, in a folder of the publisher's. */
export class KitTrial {
  readonly #launcher: string;
  readonly #home: string;

  constructor(kit: string, home: string) {
    this.#launcher = join(kit, "atlas");
    this.#home = home;
  }

  run(...args: readonly string[]) {
    return runOffline(this.#home, this.#launcher, ...args);
  }

  async demo(): Promise<void> {
    const { exit, stderr } = await this.run("demo", "--out=demo", "--rows=40", "--months=1");
    expect([exit, stderr]).toEqual([0, expect.stringContaining("100 %")]);
    expect(await readdir(join(this.#home, "demo/2025-09"))).toContain("enterprise.csv");
  }

  async template(): Promise<void> {
    const { exit } = await this.run("template", "--out", "templates");
    expect(exit).toBe(0);
    const written = await readdir(join(this.#home, "templates"));
    expect(written).toEqual(expect.arrayContaining(["enterprise.csv", "enterprise.xlsx"]));
  }

  /** What a check of ledgers found of each file; none may be rejected. */
  async check(...paths: readonly string[]): Promise<CheckedFile[]> {
    const { exit, stdout } = await this.run("check", ...paths, "--json");
    expect(exit).toBe(0);
    const { files } = json<{ files: CheckedFile[] }>(stdout);
    return files.map(({ file, rowsIn, rowsAccepted }) => ({ file, rowsIn, rowsAccepted }));
  }

  /** Workbooks, too, are read: the empty template refuses itself for having no rows. */
  async workbook(): Promise<void> {
    const { exit, stdout } = await this.run("check", "templates/enterprise.xlsx", "--json");
    expect(exit).toBe(2);
    expect(stdout).toContain('"no-data"');
  }

  /** The generation that a snapshot of the fixture makes. */
  async snapshot(): Promise<string> {
    const args = ["snapshot", ledgers, "--as-of=2025-09", "--out=data", "--json"];
    const { exit, stdout, stderr } = await this.run(...args);
    expect([exit, stderr]).toEqual([0, expect.not.stringContaining("Error")]);
    return json<{ generation: string }>(stdout).generation;
  }

  async ask(): Promise<unknown> {
    const args = ["ask", "--data=data", "--measure=union-rate-25plus", "--by=area", "--json"];
    const { exit, stdout } = await this.run(...args);
    expect(exit).toBe(0);
    return json<{ rows: unknown }>(stdout).rows;
  }

  /** Serves a site with the data folder; gives the pointer's generation and the page. */
  async serve(site: string): Promise<{ page: string; generation: string }> {
    const args = ["serve", site, "--data=data", "--port=0"];
    const child = startBare(this.#home, this.#launcher, ...args);
    if (child.stdout === null) throw new Error("no output");
    const lines = createInterface(child.stdout);
    const [line] = (await once(lines, "line")) as [string];
    const [url = ""] = /http:\S+/.exec(line) ?? [];
    const page = await (await fetch(url)).text();
    const { generation } = json<{ generation: string }>(
      await (await fetch(`${url}data/current.json`)).text(),
    );
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    return { page, generation };
  }

  /** The kit works from wherever it is. */
  async move(kit: string, to: string): Promise<KitTrial> {
    await rename(kit, to);
    return new KitTrial(to, this.#home);
  }
}
