import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CellFault } from "../../../data/read/cell.ts";
import { parkIds, type LedgerPark } from "../../../data/read/ledgerPark.ts";
import { cellParser } from "../../../data/read/parseCell.ts";
import type { ProblemCode } from "../../../data/read/problem.ts";
import { column, schema, type Column, type TableName } from "../../../src/domain/schema.ts";
import { keyList, sixHaves } from "../../../src/domain/codelists.ts";

const declared = (id: string, name: string): LedgerPark => ({
  id,
  name,
  areas: ["330106"],
  lon: null,
  lat: null,
  level: null,
});

const parkId = parkIds([
  declared("p1", "示例园区"),
  declared("p2", "同名园区"),
  declared("p3", "同名园区"),
]);

/** The value of a cell, or the rule that it breaks. */
function cell(tableName: TableName, name: string, text: string, factor = 1) {
  const context = { table: schema[tableName], parkId };
  const value = cellParser(column(tableName, name), factor, context)(text);
  return value instanceof CellFault ? value.code : value;
}

function fault(tableName: TableName, name: string, text: string): CellFault {
  const context = { table: schema[tableName], parkId };
  const value = cellParser(column(tableName, name), 1, context)(text);
  if (value instanceof CellFault) return value;
  throw new Error(`accepted: ${text}`);
}

type Spellings = readonly (readonly [text: string, value: string | number | boolean | null])[];

const type: ProblemCode = "type-error";

const tables: Readonly<Record<string, Spellings>> = {
  "enterprise.employees": [
    ["0", 0],
    ["7", 7],
    ["007", 7],
    [" 12\u3000", 12],
    ["123", 123],
    ["１２３", 123],
    ["1,234", 1234],
    ["１，２３４", 1234],
    ["12,345,678", 12_345_678],
    ["2147483647", 2_147_483_647],
    ["2147483648", "constraint-error"],
    ["99999999999999999999", "constraint-error"],
    ["", null],
    [" \u3000", null],
    ["约100", type],
    ["100人", type],
    ["100左右", type],
    ["—", type],
    ["-", type],
    ["/", type],
    ["无", type],
    ["N/A", type],
    ["null", type],
    ["1.0", type],
    ["１．０", type],
    ["1.", type],
    [".5", type],
    ["1e3", type],
    ["1E3", type],
    ["0x10", type],
    ["-5", type],
    ["－5", type],
    ["+5", type],
    ["12,34", type],
    ["1,2345", type],
    [",123", type],
    ["1 234", type],
    ["1'234", type],
    ["1，23", type],
    ["1、234", type],
    ["10-20", type],
    ["10%", type],
    ["一百", type],
    ["壹", type],
    ["²", type],
    ["①", type],
    ["٣", type],
    ["Infinity", type],
    ["NaN", type],
    ["=1+1", type],
    ["'5", type],
    ["5\n6", type],
    ["1万", type],
  ],
  "enterprise.fee_paid_percent": [
    ["2", 2],
    ["1.75", 1.75],
    ["１．５", 1.5],
    ["0", 0],
    ["100", 100],
    ["100.01", "constraint-error"],
    ["-0.5", "constraint-error"],
    ["2%", type],
    ["2e1", type],
    ["1.2.3", type],
    ["", null],
  ],
  "enterprise.backstop": [
    ["是", true],
    ["否", false],
    ["TRUE", true],
    ["false", false],
    [" 是 ", true],
    ["", null],
    ["1", type],
    ["0", type],
    ["有", type],
    ["Y", type],
    ["是的", type],
  ],
  "enterprise.credit_code": [
    ["91330100799655058B", "91330100799655058B"],
    ["91330100799655058b", "91330100799655058B"],
    ["９１３３０１００７９９６５５０５８Ｂ", "91330100799655058B"],
    [" 91330100799655058B\t", "91330100799655058B"],
    ["91330100799655058A", "check-character"],
    ["9133O100799655058B", type],
    ["9.13301E+17", type],
    ["320102199001011260", "check-character"],
    ["91330100799655058", type],
    ["", "constraint-error"],
  ],
  "enterprise.adcode": [
    ["330106", "330106"],
    ["３３０１０６", "330106"],
    ["330100", "330100"],
    ["310000", "310000"],
    ["450000", "450000"],
    ["450100", "450100"],
    ["450181", "450181"],
    ["330110", "330110"],
    ["", null],
    ["330103", "former-area"],
    ["330000", "unknown-area"],
    ["110000", "unknown-area"],
    ["000000", "unknown-area"],
    ["330199", "unknown-area"],
    ["320102", "unknown-area"],
    ["330106000000", type],
    ["330106.0", type],
    ["33010", type],
    ["西湖区", type],
  ],
  "area_report.adcode": [
    ["000000", "000000"],
    ["110000", "110000"],
    ["330106", "330106"],
    ["330104", "former-area"],
    ["990000", "unknown-area"],
    ["", "constraint-error"],
  ],
  "enterprise.park": [
    ["G316033", "G316033"],
    ["g316033", "G316033"],
    ["上海陆家嘴金融贸易区", "G316033"],
    ["p1", "p1"],
    ["示例园区", "p1"],
    ["p3", "p3"],
    ["同名园区", "foreign-key"],
    ["陆家嘴", "foreign-key"],
    ["", null],
  ],
  "enterprise.sector": [
    ["C", "C"],
    ["c", "C"],
    ["Ｃ", "C"],
    ["13", "C"],
    ["1311", "C"],
    ["C13", "C"],
    ["I64", "I"],
    ["05", "A"],
    ["5", "unknown-sector"],
    ["A13", "unknown-sector"],
    ["98", "unknown-sector"],
    ["制造", "unknown-sector"],
    ["", null],
  ],
  "enterprise.build_mode": [
    ["单建", "standalone"],
    ["standalone", "standalone"],
    ["单独建会", "standalone"],
    ["Own union", "standalone"],
    ["独建", "unknown-code"],
    ["__proto__", "unknown-code"],
    ["constructor", "unknown-code"],
    ["", "constraint-error"],
  ],
  // private500 is bit 0, listed bit 5, unicorn bit 6
  "enterprise.key_lists": [
    ["", 0],
    ["上市企业", 32],
    ["上市企业；独角兽企业", 96],
    ["上市企业; 全国民营企业500强;", 33],
    ["上市企业、独角兽企业", 96],
    ["unicorn；unicorn", 64],
    ["上市企业，独角兽企业", "unknown-code"],
    ["上市企业；上市", "unknown-code"],
    ["0", "unknown-code"],
  ],
  "union_organisation.founded_on": [
    ["2025-09-30", "2025-09-30"],
    ["2025/9/3", "2025-09-03"],
    ["2025/09/30", "2025-09-30"],
    ["2025年9月30日", "2025-09-30"],
    ["２０２５－０９－３０", "2025-09-30"],
    ["2024-02-29", "2024-02-29"],
    ["2025-02-29", type],
    ["2025-13-01", type],
    ["2025-00-10", type],
    ["2025-09-31", type],
    ["25-09-30", type],
    ["30/9/2025", type],
    ["2025-09", type],
    ["2025年9月", type],
    ["2025-9/30", type],
    ["2025-09-30 00:00", type],
    ["45930", type],
    ["0025-09-30", type],
    ["", null],
  ],
  "star_rating.year": [
    ["2025", 2025],
    ["2025年", 2025],
    ["25", type],
    ["20255", type],
    ["2025.0", type],
    ["1899", type],
    ["", "constraint-error"],
  ],
  "enterprise.name": [
    ["示例企业 000123", "示例企业 000123"],
    ["　两边空白　", "两边空白"],
    ["𬭎㻬公司", "𬭎㻬公司"],
    ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ["'; DROP TABLE enterprise; --", "'; DROP TABLE enterprise; --"],
    ["一\n二", "control-character"],
    ["一\t二", "control-character"],
    ["一\u0007二", "control-character"],
    ["一\u0085二", "control-character"],
    ["一\ufffd二", "control-character"],
    ["", "constraint-error"],
  ],
};

describe.each(Object.entries(tables))("%s", (name, spellings) => {
  const [tableName = "", columnName = ""] = name.split(".");
  it.each(spellings)("%j is %j", (text, value) => {
    expect(cell(tableName as TableName, columnName, text)).toBe(value);
  });
});

describe("area_report.employees in 万人", () => {
  it.each([
    ["910.28", 9_102_800],
    ["0.0001", 1],
    ["21261.66", 212_616_600],
    ["21,261.66", 212_616_600],
    ["4.35", 43_500],
    ["1.0000", 10_000],
    ["379", 3_790_000],
    ["９１０．２８", 9_102_800],
    ["910.28001", type],
    ["-1", type],
    ["1e2", type],
    [".5", type],
    ["214748.3647", 2_147_483_647],
    ["214748.3648", "constraint-error"],
    ["", null],
  ])("%j is %j", (text, value) => {
    expect(cell("area_report", "employees", text, 10_000)).toBe(value);
  });
});

describe("cellParser", () => {
  it("names the successors of a former area", () => {
    const { fix } = fault("enterprise", "adcode", "330104");
    expect(fix.zh).toBe("江干区的代码已停用，现为 330102 上城区 或 330114 钱塘区");
    expect(fix.en).toContain("use 330102 上城区 or 330114 钱塘区");
  });

  it("names the nearest word of a codelist", () => {
    expect(fault("enterprise", "build_mode", "覆盖").fix.zh).toContain("是否应为“覆盖建”？");
  });

  it("gives every word of every multi-valued list its own bit", () => {
    for (const list of [keyList, sixHaves]) {
      const lists: Column = { ...column("enterprise", "key_lists"), codes: list };
      const parse = cellParser(lists, 1, { table: schema.enterprise, parkId });
      for (const [bit, { zh }] of list.codes.entries()) expect(parse(zh)).toBe(2 ** bit);
      expect(parse(list.codes.map(({ zh }) => zh).join("；"))).toBe(2 ** list.codes.length - 1);
    }
  });

  it("refuses a factor that is no power of ten", () => {
    expect(() => cell("enterprise", "employees", "1", 12)).toThrow("factor not a power of ten: 12");
  });
});

const naughty = "../shared/corpora/naughty-strings/blns.json";

describe.skipIf(!existsSync(naughty))("naughty strings", () => {
  const strings = existsSync(naughty)
    ? (JSON.parse(readFileSync(naughty, "utf8")) as string[])
    : [];

  it("are kept exactly as names, or rejected for a control character", () => {
    let kept = 0;
    for (const text of strings) {
      const value = cell("enterprise", "name", text);
      if (value === "control-character") expect(text).toMatch(/[\p{Cc}\ufffd]/u);
      else if (text.trim() === "") expect(value).toBe("constraint-error");
      else {
        expect(value).toBe(text.trim());
        kept += 1;
      }
    }
    expect(kept).toBeGreaterThan(480);
  });

  it("are never a number, date, code or area", () => {
    for (const text of strings.filter((word) => !/^[\d１２３,.\s]*$/.test(word))) {
      expect(typeof cell("enterprise", "employees", text)).not.toBe("number");
      expect(cell("enterprise", "adcode", text)).toMatch(/^type-error$/);
      expect(cell("enterprise", "build_mode", text)).toBe("unknown-code");
    }
  });
});
