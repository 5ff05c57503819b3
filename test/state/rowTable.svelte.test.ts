import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { rowSheet } from "../../src/components/rows/rowSheet.ts";
import type { RawRow } from "../../src/query/countRows.ts";
import type { Sql } from "../../src/query/sql.ts";
import type { EnterpriseRecord } from "../../src/state/rowTable.svelte.ts";
import { RowTable } from "../../src/state/rowTable.svelte.ts";
import type { RowTableInput } from "../../src/state/listedEnterprises.ts";
import type { Atlas } from "../../src/engine/atlas.ts";

const total = 1_234;
const code = (n: number): string => `C${String(n).padStart(5, "0")}`;
const input: RowTableInput = {
  selection: { period: "2025-09", in: "330100", where: [] },
  order: { column: "employees", descending: true },
};

/** Lists codes from the highest on, and gives rows in the order of their codes, which is another one. */
function fakeAtlas() {
  const asked: string[] = [];
  const queryRows = ({ areas }: { areas: unknown }, { text, params }: Sql) => {
    asked.push(`${JSON.stringify(areas)} ${/unnest/.test(text) ? "rows" : "codes"}`);
    const all = Array.from({ length: total }, (_, at) => ({ creditCode: code(total - at) }));
    const wanted = String(params.at(-1)).split(",").sort();
    const rows: RawRow[] = /unnest/.test(text)
      ? wanted.map((one) => ({ credit_code: one, name: `N${one}`, employees: 7 }))
      : all;
    return Promise.resolve({ status: "ok" as const, rows });
  };
  return { asked, atlas: { queryRows } as unknown as Atlas };
}

async function listed(columns: string[]) {
  const { asked, atlas } = fakeAtlas();
  let table: RowTable | undefined;
  const stop = $effect.root(() => {
    table = new RowTable(
      () => atlas,
      () => input,
      () => columns,
    );
  });
  flushSync();
  await Promise.resolve();
  await Promise.resolve();
  if (table === undefined) throw new Error("no table");
  return { asked, table, stop };
}

describe("a list of enterprises", () => {
  it("asks for its codes once, and for rows as they come into view", async () => {
    const { asked, table, stop } = await listed(["employees"]);
    expect(table.rows?.total).toBe(total);
    expect(asked).toEqual(['["330100"] codes']);
    table.rows?.want(0, 20);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toEqual(['["330100"] codes', '["330100"] rows']);
    expect(table.rows?.at(0)).toMatchObject({ name: `N${code(total)}`, employees: 7 });
    expect(table.rows?.at(499)).toMatchObject({ name: `N${code(total - 499)}` });
    expect(table.rows?.at(500)).toBeUndefined();
    stop();
  });

  it("gives a file all its rows in order, its columns in words and what it is of", async () => {
    const { table, stop } = await listed(["adcode", "key_lists"]);
    const sheet = rowSheet({
      table,
      columns: ["adcode", "key_lists"],
      title: "杭州市：名单",
      described: ["按职工人数从高到低"],
      language: "zh-CN",
    });
    expect(sheet).toMatchObject({ title: "杭州市：名单", period: "2025-09", total });
    expect(sheet?.columns.map(({ name, word, type }) => [name, word, type])).toEqual([
      ["name", "名称", "text"],
      ["adcode", "地区", "adcode"],
      ["key_lists", "重点企业名单", "codes"],
    ]);
    const rows: EnterpriseRecord[] = [];
    for await (const batch of sheet?.batches() ?? []) rows.push(...batch);
    expect(rows).toHaveLength(total);
    expect([rows[0], rows.at(-1)].map((row) => row?.["credit_code"])).toEqual([code(total), code(1)]); // prettier-ignore
    stop();
  });
});
