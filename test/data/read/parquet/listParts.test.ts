import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { listParts } from "../../../../data/read/parquet/listParts.ts";
import { refusalOf } from "../csvText.ts";

const scratch = mkdtempSync(join(tmpdir(), "parts-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const whole = "PAR1 something PAR1";

/** A new folder with files of the given texts. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, "f-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function codeOf(path: string): Promise<string> {
  const [problem] = (await refusalOf(listParts(path, "ledger"))).problems;
  return `${problem?.code} ${problem?.file}`;
}

const refusalOfFile = (text: string) => codeOf(join(folderOf({ "a.parquet": text }), "a.parquet"));

describe("listParts", () => {
  it("takes one file by any name", async () => {
    const path = join(folderOf({ "_a'%2f\n.parquet": whole }), "_a'%2f\n.parquet");
    expect(await listParts(path, "ledger")).toEqual([{ path, name: "ledger", partitions: [] }]);
  });

  it("takes the part files in the order of their paths, whichever program wrote them", async () => {
    const folder = folderOf({
      _SUCCESS: "",
      _metadata: "x",
      _common_metadata: "x",
      "._SUCCESS.crc": "x",
      ".part-00000.snappy.parquet.crc": "x",
      "part-00000.crc": "x",
      "_started_1/x": "x",
      "part-00001-7c.snappy.parquet": whole,
      "part-00000-7c.snappy.parquet": whole,
      "20250930_010203_00004_abcde_7c": whole,
    });
    const parts = await listParts(folder, "ledger");
    expect(parts.map(({ name }) => name)).toEqual([
      "ledger/20250930_010203_00004_abcde_7c",
      "ledger/part-00000-7c.snappy.parquet",
      "ledger/part-00001-7c.snappy.parquet",
    ]);
  });

  it("reads partitions from the names of folders", async () => {
    const folder = folderOf({
      "year=2025/city=%E6%9D%AD%E5%B7%9e/a.parquet": whole,
      "year=2025/city=__HIVE_DEFAULT_PARTITION__/a.parquet": whole,
      "year=2025/city=a=b%3D%2Fc 100%/a.parquet": whole,
      "_y=1/%e5%b8%82=/a.parquet": whole,
    });
    const parts = await listParts(folder, "ledger");
    expect(parts.map(({ partitions }) => partitions.map((p) => [p.key, p.value]))).toEqual([
      [
        ["_y", "1"],
        ["市", ""],
      ],
      [
        ["year", "2025"],
        ["city", "杭州"],
      ],
      [
        ["year", "2025"],
        ["city", ""],
      ],
      [
        ["year", "2025"],
        ["city", "a=b=/c 100%"],
      ],
    ]);
  });

  it("refuses percent codes that are not UTF-8", async () => {
    const folder = folderOf({ "city=%BA%BC/a.parquet": whole });
    expect(await codeOf(folder)).toBe("encoding-error ledger/city=%BA%BC");
  });

  it("refuses what is no part, so that nothing is left out unnoticed", async () => {
    expect(await codeOf(folderOf({ "a.parquet": whole, "more/b.parquet": whole }))).toBe(
      "unknown-file ledger/more",
    );
    expect(await codeOf(folderOf({ "a.parquet": whole, "notes.txt": "some words here" }))).toBe(
      "format-error ledger/notes.txt",
    );
    const folder = folderOf({ "a.parquet": whole });
    execFileSync("mkfifo", [join(folder, "pipe.parquet")]);
    expect(await codeOf(folder)).toBe("unknown-file ledger/pipe.parquet");
  });

  it("refuses folders that hold more than their records, or not all of them", async () => {
    const log = { "a.parquet": whole, "_delta_log/0.json": "{}" };
    expect(await codeOf(folderOf(log))).toBe("format-error ledger");
    const unfinished = { "a.parquet": whole, "_temporary/0/b.parquet": whole };
    expect(await codeOf(folderOf(unfinished))).toBe("cut-file ledger");
    expect(await listParts(folderOf({ ...unfinished, _SUCCESS: "" }), "ledger")).toHaveLength(1);
    expect(await codeOf(folderOf({ _SUCCESS: "" }))).toBe("no-data ledger");
  });

  it("refuses files that are not whole Parquet", async () => {
    expect(await refusalOfFile("")).toBe("format-error ledger");
    expect(await refusalOfFile("名称,代码\n示例企业,1\n")).toBe("format-error ledger");
    expect(await refusalOfFile("PAR1PAR1")).toBe("cut-file ledger");
    expect(await refusalOfFile(whole.slice(0, -1))).toBe("cut-file ledger");
    expect(await refusalOfFile("PARE something PARE")).toBe("encrypted-file ledger");
    expect(await refusalOfFile("PAR1 something PARE")).toBe("encrypted-file ledger");
  });

  it("refuses what cannot be opened", async () => {
    expect(await codeOf(join(scratch, "none.parquet"))).toBe("source-error ledger");
    const loop = join(scratch, "loop.parquet");
    symlinkSync(loop, loop);
    expect(await codeOf(loop)).toBe("source-error ledger");
    expect(await codeOf(`${scratch}/${"长".repeat(100)}`)).toBe("source-error ledger");
  });

  it("shows control characters of names and shortens long ones", async () => {
    const folder = folderOf({ [`a\n${"长".repeat(60)}.parquet`]: "", [`${"b".repeat(200)}`]: "" });
    expect(await codeOf(folder)).toBe(`format-error ledger/a\u240a${"长".repeat(60)}.parquet`);
  });
});
