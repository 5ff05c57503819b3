import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, it } from "vitest";
import { openDiffList } from "../../../data/diff/writeDiffList.ts";
import { column } from "../../../src/domain/schema.ts";
import type { DifferingEnterpriseRow } from "../../../src/query/diffSql.ts";
import { temporaryFolders } from "../build/dataFolders.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

const columns = [column("enterprise", "name"), column("enterprise", "adcode")];
const renamed = (name: string): DifferingEnterpriseRow => ({
  ...{ class: "changed", creditCode: "91000000000000019G", name },
  ...{ adcodeBefore: "999999", adcodeAfter: "999999", changed: 1n, before: [null], after: [name] },
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a"])(
  "%j is no formula in a cell of its own or as a value",
  (name) => {
    const file = join(folders.make(), "list.csv");
    const list = openDiffList(file, columns, false);
    list.add([renamed(name)]);
    list.close();
    const [, row] = parse(readFileSync(file), { bom: true }) as string[][];
    expect(row?.slice(2)).toEqual([`'${name}`, "999999", "999999", `名称：（空） → ${name}`]);
  },
);

it("a name with quote, comma and line ends stays one cell", () => {
  const file = join(folders.make(), "list.csv");
  const list = openDiffList(file, columns, true);
  list.add([renamed('甲"乙",\r\n丙'), renamed("丁")]);
  list.close();
  const rows = parse(readFileSync(file), { bom: true }) as string[][];
  expect(rows.map((row) => row[2])).toEqual(["名称", '甲"乙",\r\n丙', "丁"]);
});

it("without a row is a header, so that nobody takes an older list for it", () => {
  const file = join(folders.make(), "list.csv");
  openDiffList(file, columns, false).close();
  expect(parse(readFileSync(file), { bom: true })).toHaveLength(1);
});

it("discarded, leaves the older one; so does one that cannot be put in place", () => {
  const folder = folders.make();
  const file = join(folder, "list.csv");
  writeFileSync(file, "old");
  openDiffList(file, columns, false).discard();
  expect(readFileSync(file, "utf8")).toBe("old");
  mkdirSync(join(folder, "taken"));
  const list = openDiffList(join(folder, "taken"), columns, false);
  expect(() => list.close()).toThrow("EISDIR");
  list.discard();
  expect(existsSync(join(folder, "taken.part"))).toBe(false);
});
