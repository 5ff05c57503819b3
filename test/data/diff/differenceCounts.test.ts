import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative } from "../../../data/build/native.ts";
import { checkBalance } from "../../../data/diff/checkBalance.ts";
import { differenceCounts } from "../../../data/diff/differenceCounts.ts";
import { columnsOf } from "../../../src/domain/schema.ts";
import { sideTableNames, type SideName } from "../../../src/query/diffSql.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openNative();
});
afterAll(() => connection.closeSync());

interface Enterprise {
  code: string;
  adcode: string | null;
  buildMode: string;
  members: number;
}

const cities: Readonly<Record<string, string>> = {
  "330106": "330106",
  "310115": "310115",
  "450103": "450100",
  "450107": "450100",
};
const areaOf = ({ adcode }: Enterprise): string => cities[adcode ?? ""] ?? "~";

const enterprise: fc.Arbitrary<Enterprise> = fc.record({
  code: fc.integer({ min: 1, max: 30 }).map((number) => `9100000000000${number}`),
  adcode: fc.constantFrom(...Object.keys(cities), "330100", null),
  buildMode: fc.constantFrom("none", "standalone", "joint"),
  members: fc.integer({ min: 0, max: 2 }),
});

const ledger = fc.uniqueArray(enterprise, { maxLength: 30, selector: ({ code }) => code });

const columns = columnsOf("enterprise").filter(({ name }) =>
  ["name", "adcode", "members", "build_mode"].includes(name),
);

const text = (value: string | null): string => (value === null ? "NULL" : `'${value}'`);

async function load(side: SideName, rows: readonly Enterprise[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE ${sideTableNames[side]}
    (credit_code VARCHAR, name VARCHAR, adcode VARCHAR, city VARCHAR, build_mode VARCHAR, members INTEGER)`);
  const values = rows.map((row) => {
    const city = areaOf(row);
    const cells = [row.code, row.code, row.adcode, city === "~" ? null : city, row.buildMode];
    return `(${cells.map(text).join(", ")}, ${row.members})`;
  });
  if (values.length > 0)
    await connection.run(`INSERT INTO ${sideTableNames[side]} VALUES ${values.join(", ")}`);
}

const counted = async (a: readonly Enterprise[], b: readonly Enterprise[]) => {
  await load("a", a);
  await load("b", b);
  return differenceCounts(connection, columns);
};

const side = (enterprises: number) => ({
  ...{ generation: "0123456789abcdef", period: "2025-09", enterprises },
});

/** The class of every enterprise, told one by one. */
function classesOf(a: readonly Enterprise[], b: readonly Enterprise[]): string[] {
  const [before, after] = [a, b].map((rows) => new Map(rows.map((row) => [row.code, row])));
  return [...new Set([...a, ...b].map(({ code }) => code))].map((code) => {
    const [from, to] = [before?.get(code), after?.get(code)];
    if (from === undefined) return "new";
    if (to === undefined) return "closed";
    if (from.adcode !== to.adcode) return "moved";
    const isSame = from.buildMode === to.buildMode && from.members === to.members;
    return isSame ? "unchanged" : "changed";
  });
}

describe("any two ledgers", () => {
  it("add up in every area and in total, each enterprise in one class", async () => {
    await fc.assert(
      fc.asyncProperty(ledger, ledger, async (a, b) => {
        const counts = await counted(a, b);
        checkBalance({ ...counts, a: side(a.length), b: side(b.length) });
        const told = classesOf(a, b);
        for (const [name, { enterprises }] of Object.entries(counts.classes))
          expect([name, enterprises]).toEqual([name, told.filter((id) => id === name).length]);
        for (const row of counts.areas) {
          const held = (rows: readonly Enterprise[]): number =>
            rows.filter((one) => areaOf(one) === row.area).length;
          expect([row.area, row.a, row.b]).toEqual([row.area, held(a), held(b)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("turned round, gain what they lost", async () => {
    await fc.assert(
      fc.asyncProperty(ledger, ledger, async (a, b) => {
        const [there, back] = [await counted(a, b), await counted(b, a)];
        for (const id of ["moved", "changed"] as const)
          expect(back.classes[id]).toEqual({
            enterprises: there.classes[id].enterprises,
            gained: there.classes[id].lost,
            lost: there.classes[id].gained,
          });
        expect(back.classes.new.enterprises).toBe(there.classes.closed.enterprises);
        expect(back.columns).toEqual(there.columns);
      }),
      { numRuns: 25 },
    );
  });

  it("with an enterprise of both twice in one of them never add up", async () => {
    await fc.assert(
      fc.asyncProperty(ledger, ledger, async (a, b) => {
        const [twice] = b.filter(({ code }) => a.some((row) => row.code === code));
        fc.pre(twice !== undefined);
        const doubled = [...b, ...(twice === undefined ? [] : [twice])];
        const counts = await counted(a, doubled);
        expect(() =>
          checkBalance({ ...counts, a: side(a.length), b: side(doubled.length) }),
        ).toThrow("unbalanced");
      }),
      { numRuns: 25 },
    );
  });
});
