import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syntheticCode } from "../../../src/domain/creditCode.ts";

/** So many enterprises of one kind in one district of Hangzhou. */
export interface Kind {
  adcode: string;
  sector: string;
  employees: number;
  mode: "未建会" | "单建" | "联建";
  count: number;
  nature?: "非公企业" | "国有企业";
}

const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式,行业代码";

/** Writes a month's ledger; enterprises are numbered in the order of the kinds, so that a kind added last adds rows. */
export function writeSmallLedger(folder: string, kinds: readonly Kind[]): string {
  const lines = kinds
    .flatMap((kind) => Array.from({ length: kind.count }, () => kind))
    .map(({ adcode, sector, employees, mode, nature = "非公企业" }, index) => {
      const members = mode === "未建会" ? 0 : Math.floor(employees * 0.8);
      const name = `秘密企业 ${String(index + 1).padStart(6, "0")}`;
      return [syntheticCode(index + 1), name, adcode, nature, employees, members, mode, sector];
    });
  mkdirSync(folder, { recursive: true });
  const text = [header, ...lines.map((line) => line.join(","))].join("\n");
  writeFileSync(join(folder, "enterprise.csv"), `${text}\n`);
  return folder;
}

const districts = ["330102", "330105", "330106", "330108"];
const sectors = ["C", "F", "I"];

const fourDistricts = (): readonly Kind[] =>
  districts.flatMap((adcode, row) =>
    sectors.flatMap((sector, column) =>
      [12, 40, 120].flatMap((employees, size): Kind[] => [
        { adcode, sector, employees, mode: "未建会", count: 4 + row + column + size },
        {
          adcode,
          sector,
          employees,
          mode: "单建",
          count: row === 0 && column === 0 && size > 0 ? 1 : 5 + row + 2 * column + size,
        },
      ]),
    ),
  );

/**
 * Four districts, three sectors, three sizes; few with a union in C of 330102: 2 of 25 employees or more. A fifth
 * district has 2 with a union and 8 without.
 */
export const augustKinds: readonly Kind[] = [
  { adcode: "330109", sector: "C", employees: 40, mode: "单建", count: 2 },
  { adcode: "330109", sector: "C", employees: 40, mode: "未建会", count: 8 },
  ...fourDistricts(),
];
