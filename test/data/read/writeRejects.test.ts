import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRejects } from "../../../data/read/writeRejects.ts";
import type { Problem } from "../../../data/read/problem.ts";
import { readLedger } from "./csvText.ts";
import { folderOf } from "./stagedLedger.ts";

const problem = (value: string, row: number | null = 2): Problem => ({
  file: "enterprise.csv",
  row,
  column: "名称",
  value,
  code: "type-error",
  fix: { zh: "填数字，不详留空", en: "write a number" },
});

describe("openRejects", () => {
  it("writes a byte order mark, CRLF and a header", () => {
    const file = join(folderOf({}), "rejects.csv");
    const rejects = openRejects(file);
    rejects.report(problem('约"100", 左右'));
    rejects.report({ ...problem("", null), column: null });
    expect(rejects.close()).toBe(2);
    expect(readFileSync(file, "utf8")).toBe(
      "\ufeff文件,行,列,值,规则,处理办法,fix\r\n" +
        'enterprise.csv,2,名称,"约""100"", 左右",type-error,填数字，不详留空,write a number\r\n' +
        "enterprise.csv,,,,type-error,填数字，不详留空,write a number\r\n",
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠a"])(
    "writes %j so that no spreadsheet takes it for a formula",
    async (value) => {
      const file = join(folderOf({}), "rejects.csv");
      const rejects = openRejects(file);
      rejects.report({ ...problem(value), column: value });
      rejects.close();
      const [, row] = (await readLedger(readFileSync(file))).rows;
      expect(row?.cells[3]).toBe(`'${value}`);
      expect(row?.cells[2]).toBe(`'${value}`);
    },
  );

  it("makes no file without a problem, and removes an older one", () => {
    const file = join(folderOf({ "rejects.csv": "old" }), "rejects.csv");
    writeFileSync(file, "old");
    expect(openRejects(file).close()).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it("keeps every problem of a long list", async () => {
    const file = join(folderOf({}), "rejects.csv");
    const rejects = openRejects(file);
    for (let row = 2; row < 5002; row += 1) rejects.report(problem(`值 ${row}`, row));
    expect(rejects.close()).toBe(5000);
    const { rows } = await readLedger(readFileSync(file));
    expect(rows).toHaveLength(5001);
    expect(rows[5000]?.cells.slice(1, 4)).toEqual(["5001", "名称", "值 5001"]);
  });
});
