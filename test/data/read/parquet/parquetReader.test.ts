import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { literal } from "../../../../data/build/native.ts";
import { listParts } from "../../../../data/read/parquet/listParts.ts";
import { lockedEngine } from "../../../../data/read/parquet/lockedEngine.ts";
import { openPart } from "../../../../data/read/parquet/openPart.ts";
import { openParquet } from "../../../../data/read/parquet/openParquet.ts";
import { parquetLimits, type ParquetLimits } from "../../../../data/read/parquet/parquetLimits.ts";
import type { Fault } from "../../../../data/read/parquet/parquetMessage.ts";
import { ParquetReader } from "../../../../data/read/parquet/parquetReader.ts";
import { faultRefusal } from "../../../../data/read/parquet/parquetRefusal.ts";
import { parquetRows } from "../../../../data/read/parquet/parquetRows.ts";
import { PatternName } from "../../../../data/read/parquet/partSource.ts";
import { refusalOf } from "../csvText.ts";
import { openScratch, rowsOf } from "./parquetFiles.ts";

let scratch: Awaited<ReturnType<typeof openScratch>>;
let path: string;
beforeAll(async () => {
  scratch = await openScratch();
  path = await scratch.write(
    "long.parquet",
    "SELECT i, md5(i::VARCHAR) AS a, repeat('x', 1000) AS b FROM range(20000) AS t(i)",
  );
});
afterAll(() => scratch.close());

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await wait(50);
  return !isAlive(pid);
}

/** A reading that has given its first rows. */
async function startedReading(changes: Partial<ParquetLimits> = {}) {
  const limits = { ...parquetLimits, ...changes };
  const reader = new ParquetReader(limits);
  const rows = parquetRows(reader, await listParts(path, "long.parquet"), limits);
  await rows.next();
  await rows.next();
  return { reader, rows, pid: reader.pid ?? 0 };
}

/** Processes of the reading program below the given one. */
const readersOf = (parent: number): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, ppid] = readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) \S/s, "")
          .split(" ");
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return Number(ppid) === parent && command.includes("parquetChild");
      } catch {
        return false;
      }
    })
    .map(Number);

describe("a reading process", () => {
  it("that dies refuses the file", async () => {
    const { rows, pid } = await startedReading();
    process.kill(pid, "SIGKILL");
    const { problems, file } = await refusalOf(rowsOf(rows));
    expect(file).toBe("long.parquet");
    expect(problems[0]).toMatchObject({ code: "source-error", row: null, value: "SIGKILL" });
    expect(problems[0]?.fix.en).toContain("the process that reads the file ended (SIGKILL)");
    expect(problems[0]?.fix.zh).toContain("请用写出它的程序重新导出");
  });

  it("that makes no progress is ended", async () => {
    const { rows, pid } = await startedReading({ stallMs: 1500 });
    process.kill(pid, "SIGSTOP");
    const { problems } = await refusalOf(rowsOf(rows));
    expect(problems[0]).toMatchObject({ code: "source-error", file: "long.parquet" });
    expect(problems[0]?.fix.en).toContain("no progress within 1.5 s");
    expect(await isGone(pid)).toBe(true);
  });

  it("that takes longer than the whole file may is ended", async () => {
    const { rows, pid } = await startedReading({ totalMs: 4000 });
    process.kill(pid, "SIGSTOP");
    const { problems } = await refusalOf(rowsOf(rows));
    expect(problems[0]?.fix.en).toContain("longer than the limit of 4 s");
    expect(await isGone(pid)).toBe(true);
  });

  it("that takes too much memory ends itself", async () => {
    const limits = { memoryBytes: 90_000_000 };
    const { rows } = await openParquet(path, { file: "long.parquet", limits });
    const { problems } = await refusalOf(rowsOf(rows));
    expect(problems[0]?.code).toBe("source-error");
    expect(problems[0]?.fix.en).toContain("limit of 90000000 bytes of memory");
  });

  it("refuses fields and records beyond the limits with their row", async () => {
    const long = await scratch.write(
      "fields.parquet",
      "SELECT repeat('企', (i = 7)::INT * 400) AS a, repeat('x', i) AS b FROM range(700) AS t(i)",
    );
    const limits = { fieldBytes: 1199 };
    const { rows } = await openParquet(long, { file: "f", limits });
    const { problems } = await refusalOf(rowsOf(rows));
    expect(problems[0]).toMatchObject({ code: "too-long", row: 9, value: "1200 bytes" });
    const part = await openPart(long, { ...parquetLimits, recordBytes: 600 });
    await expect(part.batches.next()).rejects.toMatchObject({ record: 7, message: "1209 bytes" });
    part.close();
  });

  it("opens by path where descriptors have no names, and no file besides", async () => {
    const folder = join(scratch.folder, "数据 o'clock", "month=9");
    mkdirSync(folder, { recursive: true });
    const named = join(folder, "企业 {a,b}.parquet");
    await scratch.connection.run(
      `COPY (SELECT i, 'x' AS b FROM range(3) AS t(i)) TO ${literal(named)} (FORMAT parquet)`,
    );
    const part = await openPart(named, parquetLimits, false);
    expect(part.columns.map(({ name }) => name)).toEqual(["i", "b"]);
    expect(part.count).toBe(3);
    const { value } = await part.batches.next();
    expect(Buffer.from(value?.json ?? []).toString()).toBe('["0","x"],["1","x"],["2","x"]');
    part.close();
    const { connection, instance } = await lockedEngine(literal(named), 500_000_000);
    const other = `FROM read_parquet(${literal(path)})`;
    await expect(connection.run(other)).rejects.toThrow(/disabled|denied/);
    connection.closeSync();
    instance.closeSync();
  });

  it("refuses by path a name that would be a pattern for many files", async () => {
    const folder = join(scratch.folder, "[1]");
    mkdirSync(folder);
    const named = join(folder, "a.parquet");
    copyFileSync(path, named);
    await expect(openPart(named, parquetLimits, false)).rejects.toThrow(PatternName);
    const fault: Fault = { tell: "fault", reason: "name", words: "a name", record: null };
    const { problems } = faultRefusal("a.parquet", fault, 0, parquetLimits);
    expect(problems[0]).toMatchObject({ code: "source-error", file: "a.parquet", row: null });
    expect(problems[0]?.fix.zh).toContain("请改名");
    expect(problems[0]?.fix.en).toContain("rename it");
  });

  it("can open nothing but its file, and changes no setting", async () => {
    const source = literal("/dev/fd/0");
    const { connection, instance } = await lockedEngine(source, 500_000_000);
    for (const statement of [
      `FROM read_parquet(${literal(path)})`,
      `COPY (SELECT 1) TO ${literal(join(scratch.folder, "written.csv"))}`,
      "FROM glob('/*')",
      "INSTALL httpfs",
      "SET enable_external_access = true",
      "SET memory_limit = '8GB'",
    ])
      await expect(connection.run(statement)).rejects.toThrow(/disabled|locked|denied/);
    connection.closeSync();
    instance.closeSync();
  });
});

describe.skipIf(!existsSync("/proc/self/stat"))(
  "no process is left (skipped without /proc)",
  () => {
    it("when the rows are left early", async () => {
      const { rows } = await openParquet(path, { file: "long.parquet" });
      let pids: number[] = [];
      for await (const { row } of rows) {
        pids = readersOf(process.pid);
        if (row === 5) break;
      }
      expect(pids).not.toEqual([]);
      for (const pid of pids) expect(await isGone(pid)).toBe(true);
    });

    it("when the program ends or is killed, from any working directory", async () => {
      const module = new URL("../../../../data/read/parquet/openParquet.ts", import.meta.url).href;
      const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
      const code = `
      const { openParquet } = await import(${JSON.stringify(module)});
      const { rows } = await openParquet(${JSON.stringify(path)}, { file: "l" });
      await rows.next();
      const { value } = await rows.next();
      process.stdout.write(String(value.row));
      if (process.argv[1] === "killed") process.kill(process.pid, "SIGKILL");`;
      const run = async (how: string) => {
        const args = ["--import", loader, "--input-type=module", "-e", code, how];
        const program = execFile(process.execPath, args, { cwd: "/" });
        let said = "";
        program.stdout?.on("data", (text) => (said += text));
        const seen = new Set<number>();
        const timer = setInterval(
          () => readersOf(program.pid ?? 0).forEach((p) => seen.add(p)),
          50,
        );
        await new Promise((resolve) => program.on("close", resolve));
        clearInterval(timer);
        expect(said).toBe("2");
        expect(seen.size).toBe(1);
        for (const pid of seen) expect(await isGone(pid)).toBe(true);
      };
      await Promise.all([run("ends"), run("killed")]);
    }, 30_000);
  },
);
