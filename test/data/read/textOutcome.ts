import { expect } from "vitest";
import { headerChecker } from "../../../data/read/headerChecker.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import { problemRules } from "../../../data/read/problem.ts";
import { syntheticCode } from "../../../src/domain/creditCode.ts";
import { schema } from "../../../src/domain/schema.ts";
import { readLedger, type ReadLedger } from "./csvText.ts";
import { splitRecords } from "./splitRecords.ts";

export const isHeader = headerChecker(schema.enterprise);
const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";

const names = ["示例企业𬭎㻬", '"甲,乙"', '"丙""丁"""', '"戊\n己\r\n庚"', "", '""', "\ue7c7é"];

const lineOf = (n: number): string =>
  `${syntheticCode(n)},${names[n % names.length]},330106,非公企业,${n},20,${n % 3 === 0 ? "" : "单建"}\r\n`;

/** A ledger of so many bytes in UTF-8 at least. */
export function ledgerOf(bytes: number): string {
  let text = `${header}\r\n`;
  const line = Buffer.byteLength(lineOf(1));
  for (let n = 0; n * line < bytes; n += 1) text += lineOf(n);
  return text;
}

/** What was read, or undefined when it was refused as it should be: with a code and a fix in both languages. */
export async function outcomeOf(bytes: Uint8Array, size = 512): Promise<ReadLedger | undefined> {
  try {
    return await readLedger(bytes, { isHeader, size });
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    for (const { code, fix } of error.problems) {
      expect(problemRules[code].severity).toBe("error");
      expect(fix.zh.length * fix.en.length).toBeGreaterThan(0);
      expect(fix.zh + fix.en).not.toContain("\ufffd");
    }
    return undefined;
  }
}

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const recordsIn = (bytes: Uint8Array, encoding: string): string[][] | undefined => {
  const text = decoded(bytes, encoding);
  return text === undefined || text.includes("\0") ? undefined : splitRecords(text);
};

/** Every row with its number, as text. */
export const linesOf = ({ rows }: ReadLedger): string[] => rows.map((row) => JSON.stringify(row));

/** Whatever is read is what the bytes say, every record of it; what is refused has a reason. */
export async function checkOutcome(bytes: Uint8Array): Promise<void> {
  const found = await outcomeOf(bytes);
  if (found === undefined) {
    const asUtf8 = recordsIn(bytes, "utf-8");
    expect(asUtf8 !== undefined && isHeader(asUtf8[0] ?? [])).toBe(false);
  } else {
    const records = recordsIn(bytes, found.encoding ?? "");
    const rows = records?.map((cells, at) => ({ row: at + 1, cells }));
    expect(JSON.stringify(found.rows)).toBe(JSON.stringify(rows));
  }
}
