import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../data/cli/check.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { folderOf } from "../read/stagedLedger.ts";

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式\n";
const row = (n: number, members = "0") =>
  `${syntheticCode(n)},示例企业 ${n},330106,非公企业,30,${members},未建会\n`;

interface Checked {
  file: string;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  errors: { code: string }[];
}

async function checked(...args: string[]): Promise<{ exit: number; files: unknown[] }> {
  const { exit, json } = await check.run(args, () => {});
  const { files } = json as { files: Checked[] };
  return {
    exit,
    files: files.map(({ file, rowsIn, rowsAccepted, rowsRejected, errors }) => [
      file,
      [rowsIn, rowsAccepted, rowsRejected],
      errors.map(({ code }) => code),
    ]),
  };
}

/** Ledgers of two districts, each in a folder of its own under the same name. */
function districts(texts: Readonly<Record<string, string>>): string {
  const folder = folderOf({});
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "enterprise.csv"), text);
  }
  return folder;
}

describe("check", () => {
  it("tells files of the same name apart, asked for one by one", async () => {
    const folder = districts({ 上城区: header + row(1, "无"), 西湖区: header + row(2) });
    const paths = ["上城区", "西湖区"].map((name) => join(folder, name, "enterprise.csv"));
    expect(await checked(...paths)).toEqual({
      exit: 1,
      files: [
        ["上城区/enterprise.csv", [1, 0, 1], ["type-error"]],
        ["西湖区/enterprise.csv", [1, 1, 0], []],
      ],
    });
  });

  it("tells the files of several folders apart, and takes each once", async () => {
    const folder = districts({ a: header + row(1), b: header + row(2) });
    const file = join(folder, "a", "enterprise.csv");
    writeFileSync(join(folder, "b", "notes.docx"), "");
    expect(await checked(join(folder, "a"), file, file)).toEqual({
      exit: 0,
      files: [["a/enterprise.csv", [1, 1, 0], []]],
    });
    expect(await checked(join(folder, "a"), join(folder, "b"))).toEqual({
      exit: 2,
      files: [
        ["a/enterprise.csv", [1, 1, 0], []],
        ["b/notes.docx", [0, 0, 0], ["unknown-file"]],
      ],
    });
  });

  it("writes the rejected rows of every file, of those with one name too", async () => {
    const folder = folderOf({
      "enterprise.csv": header + row(1, "无"),
      "enterprise.tsv": (header + row(2, "无")).replaceAll(",", "\t"),
    });
    const rejects = join(folderOf({}), "rejects");
    expect((await checked(folder, "--rejects", rejects)).exit).toBe(1);
    const written = readdirSync(rejects).sort();
    expect(written).toEqual(["enterprise (2).rejects.csv", "enterprise.rejects.csv"]);
    const texts = written.map((name) => readFileSync(join(rejects, name), "utf8"));
    expect(texts.map((text) => /91\d{15}\w/.exec(text)?.[0]).sort()).toEqual(
      [syntheticCode(1), syntheticCode(2)].sort(),
    );
  });
});
