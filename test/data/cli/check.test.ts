import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { openNative } from "../../../data/build/native.ts";
import { check } from "../../../data/cli/check.ts";
import { writeTemplates } from "../../../data/template/writeTemplates.ts";
import { temporaryFolders } from "../build/dataFolders.ts";
import { encodeGb18030 } from "../read/encodeText.ts";

interface Checked {
  ok: boolean;
  files: {
    file: string;
    table: string | null;
    encoding: string | null;
    sheet: string | null;
    rowsIn: number;
    rowsAccepted: number;
    rowsRejected: number;
    errors: {
      code: string;
      severity: string;
      row: number | null;
      column: string | null;
      value: string;
      message: { zh: string; en: string };
      fix: { zh: string; en: string };
      count?: number;
    }[];
  }[];
  rejects: string[];
}

const folders = temporaryFolders();
afterAll(folders.remove);

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";
const good = "910000000000030170,示例企业 D01,330106,非公企业,30,15,单建";
const other = "91000000000003025T,示例企业 D02,330106,非公企业,12,11,联建";

function file(name: string, content: string | Uint8Array, folder = folders.make()): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const text = (...lines: string[]): string => [...lines, ""].join("\r\n");

async function run(...args: string[]) {
  const { exit, json, lines } = await check.run(args, () => undefined);
  return { exit, lines, ...(json as Checked) };
}

const problems = ({ files }: Checked) =>
  files.flatMap(({ errors }) =>
    errors.map(({ code, row, column, value }) => [code, row, column, value]),
  );

describe("a clean ledger", () => {
  it("is told as such: exit 0, every count, nothing to say", async () => {
    const path = file("enterprise.csv", text(header, good, other));
    const checked = await run(path);
    expect(checked).toMatchObject({ exit: 0, ok: true, rejects: [] });
    expect(checked.files).toEqual([
      {
        file: "enterprise.csv",
        table: "enterprise",
        encoding: "utf-8",
        sheet: null,
        rowsIn: 2,
        rowsAccepted: 2,
        rowsRejected: 0,
        errors: [],
      },
    ]);
    expect(checked.lines).toEqual([
      "enterprise.csv (enterprise): 2 rows in = 2 accepted + 0 rejected",
    ]);
  });

  it("is the same in GB18030, as TSV, as a workbook and as Parquet, told by its header where the name says nothing", async () => {
    const folder = folders.make();
    const rows = [header, good, other].map((line) => line.split(","));
    await writeXlsxFile(
      rows.map((cells, at) =>
        cells.map((value, column) =>
          at > 0 && (column === 4 || column === 5)
            ? { value: Number(value), type: Number }
            : { value, type: String },
        ),
      ),
    ).toFile(join(folder, "上城区台账.xlsx"));
    const connection = await openNative();
    const columns = rows[0]?.map((name, at) => `column${at} AS "${name}"`).join(", ") ?? "";
    await connection.run(
      `COPY (SELECT ${columns} FROM (VALUES ${[rows[1], rows[2]]
        .map((cells) => `(${cells?.map((cell) => `'${cell}'`).join(", ")})`)
        .join(", ")}) AS t(${rows[0]?.map((_, at) => `column${at}`).join(", ")}))
      TO '${join(folder, "one.parquet")}' (FORMAT parquet)`,
    );
    connection.closeSync();
    const paths = [
      file("any.csv", encodeGb18030(text(header, good, other)), folder),
      file("any.tsv", text(header, good, other).replaceAll(",", "\t"), folder),
      join(folder, "上城区台账.xlsx"),
      join(folder, "one.parquet"),
    ];
    const found = [];
    for (const path of paths) {
      const checked = await run(path);
      found.push(
        checked.files.map(({ table, encoding, rowsAccepted }) => [
          table,
          encoding,
          rowsAccepted,
          checked.exit,
        ]),
      );
    }
    expect(found).toEqual([
      [["enterprise", "gb18030", 2, 0]],
      [["enterprise", "utf-8", 2, 0]],
      [["enterprise", null, 2, 0]],
      [["enterprise", null, 2, 0]],
    ]);
  });
});

describe("rows that break a rule", () => {
  const lines = [
    '91000000000003025t,示例企业 D02,３３０１０６,非公企业,"1,012",１１,联建',
    "910000000000030170,示例企业 D01,330104,非公企业,约100,—,单建",
    "910000000000030251,=1+1,330106,非公企业,10,1,单建",
  ];
  let checked: Awaited<ReturnType<typeof run>>;
  let back: string;

  beforeAll(async () => {
    back = join(folders.make(), "back");
    checked = await run(file("enterprise.csv", text(header, ...lines)), "--rejects", back);
  });

  it("are reported with code, row, column, value, words and fix in both languages: exit 1", () => {
    expect(checked).toMatchObject({ exit: 1, ok: false });
    expect(checked.files[0]).toMatchObject({ rowsIn: 3, rowsAccepted: 1, rowsRejected: 2 });
    expect(problems(checked)).toEqual([
      ["former-area", 3, "行政区划代码", "330104"],
      ["type-error", 3, "职工人数", "约100"],
      ["type-error", 3, "会员人数", "—"],
      ["check-character", 4, "统一社会信用代码", "910000000000030251"],
      ["normalised-code", 2, "统一社会信用代码", "91000000000003025t"],
      ["normalised-code", 2, "行政区划代码", "３３０１０６"],
      ["normalised-number", 2, "职工人数", "1,012"],
      ["normalised-number", 2, "会员人数", "１１"],
    ]);
    for (const { message, fix } of checked.files[0]?.errors ?? []) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/[a-z]/);
      expect(fix.zh).toMatch(/\p{Script=Han}/u);
      expect(fix.en).toMatch(/[a-z]/);
    }
    expect(checked.files[0]?.errors[0]?.fix.zh).toContain("330102 上城区");
  });

  it("are summed up by rule and by district for people", () => {
    const said = checked.lines.join("\n");
    expect(said).toContain("错误 error type-error × 2");
    expect(said).toContain("说明 note normalised-number × 2");
    expect(said).toContain("330106 西湖区: 1 accepted + 1 rejected");
    expect(said).toContain("未定位: 0 accepted + 1 rejected");
  });

  it("come back in the columns of their file with code and reason, safe for a spreadsheet", () => {
    const [path = ""] = checked.rejects;
    expect(path).toBe(join(back, "enterprise.rejects.csv"));
    const bytes = readFileSync(path, "utf8");
    expect(bytes).toMatch(/^\ufeff/);
    const rows = parse(bytes, { bom: true }) as string[][];
    expect(rows[0]).toEqual(["问题代码", "原因", ...header.split(",")]);
    expect(rows.slice(1).map(([code, , ...cells]) => [code, ...cells])).toEqual([
      [
        "former-area type-error",
        "910000000000030170",
        "示例企业 D01",
        "330104",
        "非公企业",
        "约100",
        "—",
        "单建",
      ],
      ["check-character", "910000000000030251", "'=1+1", "330106", "非公企业", "10", "1", "单建"],
    ]);
    expect(rows[1]?.[1]).toContain("职工人数“约100”");
  });

  it("are accepted once they are corrected, with the columns of code and reason still there", async () => {
    const [path = ""] = checked.rejects;
    const corrected = readFileSync(path, "utf8")
      .replaceAll("330104", "330102")
      .replace("约100,—", "100,")
      .replaceAll("910000000000030251", "91000000000003025T")
      .replace(",100,,", ",100,7,");
    const again = await run(file("enterprise-corrected.csv", corrected));
    expect(problems(again)).toEqual([]);
    expect(again.files[0]).toMatchObject({ table: "enterprise", rowsIn: 2, rowsAccepted: 2 });
  });
});

describe("a refused file", () => {
  it("has no rows, and does not keep the others from being checked: exit 2", async () => {
    const folder = folders.make();
    const paths = [
      file("enterprise-330102.csv", text(header, good), folder),
      file("union_organisation.csv", Uint8Array.of(0xff, 0xff, 0x80), folder),
      file("staff.csv", text("行政区划代码,乱写"), folder),
      file("notes.csv", text("a,b", "1,2"), folder),
      join(folder, "absent.csv"),
    ];
    const checked = await run(...paths);
    expect(checked.exit).toBe(2);
    expect(
      checked.files.map(({ file: name, rowsIn, errors }) => [name, rowsIn, errors[0]?.code]).sort(),
    ).toEqual([
      ["absent.csv", 0, "source-error"],
      ["enterprise-330102.csv", 1, undefined],
      ["notes.csv", 0, "unknown-file"],
      ["staff.csv", 0, "extra-label"],
      ["union_organisation.csv", 0, "encoding-error"],
    ]);
  });

  it("of a table with several files leaves nothing of itself in it", async () => {
    const folder = folders.make();
    file("enterprise-330102.csv", text(header, good), folder);
    file("enterprise-330106.csv", text(header, other, good, `x,"y,z`), folder);
    const checked = await run(folder);
    expect(checked.exit).toBe(2);
    expect(
      checked.files.map(({ file: name, rowsIn, rowsAccepted, errors }) => [
        name,
        rowsIn,
        rowsAccepted,
        errors.map(({ code }) => code),
      ]),
    ).toEqual([
      ["enterprise-330102.csv", 1, 1, []],
      ["enterprise-330106.csv", 0, 0, ["unbalanced-quote"]],
    ]);
    expect(checked.lines.join("\n")).not.toContain("by district");
  });

  it("by a declared number of rows, and by a closing total that disagrees", async () => {
    const whole = text(header, good, other);
    expect((await run(file("enterprise.csv", whole), "--rows", "2")).exit).toBe(0);
    const short = await run(file("enterprise.csv", whole), "--rows", "3");
    expect([short.exit, problems(short)]).toEqual([2, [["row-count", null, null, "2"]]]);
    const total = (sum: number) => text(header, good, other, `合计,,,,42,${sum},`);
    const right = await run(file("enterprise.csv", total(26)));
    expect([right.exit, problems(right)]).toEqual([0, [["total-row", 4, null, "合计"]]]);
    expect(right.files[0]).toMatchObject({ rowsIn: 2, rowsAccepted: 2 });
    const wrong = await run(file("enterprise.csv", total(27)));
    expect([wrong.exit, problems(wrong)]).toEqual([2, [["control-total", 4, "会员人数", "27"]]]);
    expect(wrong.files[0]?.errors[0]?.fix.zh).toContain("各行之和为 26");
    expect(wrong.files[0]?.rowsIn).toBe(0);
  });

  it.each([
    [
      "enterprise.xls",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "format-error",
    ],
    ["enterprise.xlsx", "a,b\n1,2\n", "format-error"],
    ["enterprise.csv", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "format-error"],
    ["enterprise.parquet", "not parquet at all", "format-error"],
    ["enterprise.csv", "", "no-data"],
  ])("%s by its content", async (name, content, code) => {
    const checked = await run(file(name, content));
    expect([checked.exit, checked.files[0]?.errors[0]?.code]).toEqual([2, code]);
  });

  it("a template that was not filled in, in either format", async () => {
    const out = folders.make();
    await writeTemplates({ out, language: "zh", replace: false });
    for (const name of ["enterprise.csv", "enterprise.xlsx"]) {
      const checked = await run(join(out, name));
      expect([checked.exit, problems(checked)]).toEqual([2, [["no-data", null, null, ""]]]);
    }
  });
});

describe("what is kept and reported", () => {
  it("references that lead nowhere, build modes without a union, parts that contradict the whole", async () => {
    const folder = folders.make();
    const columns =
      "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式,所属工会,三有,有固定经营场所,有生产经营活动";
    file(
      "enterprise.csv",
      text(
        columns,
        "910000000000030170,一,330106,非公企业,30,15,单建,U1,,,",
        "91000000000003025T,二,330106,非公企业,30,0,单建,U9,是,否,是",
        "910000000000010702,三,330106,非公企业,30,0,未建会,U1,否,是,否",
        "91000000000002022A,四,330102,非公企业,30,0,联建,,,,",
      ),
      folder,
    );
    file("union_organisation.csv", text("工会编号,行政区划代码", "U1,330106"), folder);
    const checked = await run(folder);
    expect(checked.exit).toBe(0);
    expect(problems(checked)).toEqual([
      ["derived-differs", 3, "三有", "是"],
      ["unknown-reference", 3, "所属工会", "U9"],
      ["build-mode-union", 4, "建会方式", "U1"],
      ["build-mode-union", 5, "建会方式", "joint"],
    ]);
    expect(checked.files[0]?.errors.map(({ severity }) => severity)).toEqual([
      ...["warning", "warning", "warning", "warning"],
    ]);
  });
});

it.each([
  [["--rows", "x", "a.csv"], "--rows takes a whole number"],
  [[], "missing FILE or DIR"],
  [["a.csv", "--table", "people"], "unknown table: people"],
  [["a.csv", "--delimiter", "xx"], "--delimiter takes"],
])("wrong usage %j", async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});
