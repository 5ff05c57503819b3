import { describe, expect, it } from "vitest";
import { CellFault } from "../../../data/read/cell.ts";
import { derivations, suppliedColumns } from "../../../data/read/deriveRow.ts";
import type { CellKind } from "../../../data/read/ledgerSource.ts";
import { parkIds } from "../../../data/read/ledgerPark.ts";
import { matchHeader } from "../../../data/read/matchHeader.ts";
import { rowParser } from "../../../data/read/parseRow.ts";
import { schema, type Table } from "../../../src/domain/schema.ts";

const minimal = {
  credit_code: "91330100799655058B",
  name: "示例企业",
  adcode: "330106",
  unit_nature: "非公企业",
  employees: "30",
  members: "20",
  build_mode: "单建",
};

/** The stored row by column name, or its broken rules with their columns. */
function row(cells: Readonly<Record<string, string>>, table: Table = schema.enterprise) {
  const header = matchHeader(table, Object.keys(cells), "test.csv");
  const parse = rowParser(table, header, { table, parkId: parkIds([]) });
  const parsed = parse({ row: 2, cells: Object.values(cells) });
  return parsed.errors.length > 0
    ? parsed.errors.map(({ code, column, value }) => [code, column, value])
    : Object.fromEntries(table.columns.map(({ name }, at) => [name, parsed.values[at]]));
}

const enterprise = (cells: Readonly<Record<string, string>>) => row({ ...minimal, ...cells });

describe("rowParser", () => {
  it("puts values in the order of the table, null where the ledger has no column", () => {
    expect(enterprise({})).toMatchObject({
      credit_code: "91330100799655058B",
      employees: 30,
      members: 20,
      build_mode: "standalone",
      key_lists: null,
      park: null,
    });
    expect(enterprise({ key_lists: "" })).toMatchObject({ key_lists: 0 });
  });

  it("names every broken rule of a row", () => {
    expect(enterprise({ name: "", adcode: "330103", members: "x" })).toEqual([
      ["constraint-error", "name", ""],
      ["former-area", "adcode", "330103"],
      ["type-error", "members", "x"],
    ]);
  });

  it("names the file's own word and shortens values", () => {
    const word = "字".repeat(200);
    expect(enterprise({ 应建: word })).toEqual([["type-error", "应建", `${"字".repeat(79)}…`]]);
    expect(enterprise({ 应建: "一\n\t二" })).toEqual([["type-error", "应建", "一␊␉二"]]);
  });

  it.each([
    ["members", "31", { employees: "30" }],
    ["real_name_members", "21", {}],
    ["women_members", "21", {}],
  ])("rejects %s %s", (name, value, cells) => {
    expect(enterprise({ ...cells, [name]: value })).toEqual([["row-constraint", name, value]]);
  });

  it("lets equal and unknown counts pass", () => {
    expect(enterprise({ members: "30" })).toMatchObject({ members: 30 });
    expect(enterprise({ employees: "", members: "31" })).toMatchObject({ employees: null });
  });

  it("checks every division of a park", () => {
    const cells = { park_id: "p1", name: "园区", adcodes: "330106；330110" };
    expect(row(cells, schema.park)).toMatchObject({ adcodes: "330106；330110" });
    expect(row({ ...cells, adcodes: "330106;330103" }, schema.park)).toEqual([
      ["former-area", "adcodes", "330103"],
    ]);
  });

  it("rejects a row of another width with both widths", () => {
    const header = matchHeader(schema.enterprise, Object.keys(minimal), "test.csv");
    const parse = rowParser(schema.enterprise, header, {
      table: schema.enterprise,
      parkId: parkIds([]),
    });
    const parsed = parse({ row: 2, cells: ["1", "2"] });
    expect(parsed.errors).toHaveLength(1);
    expect(parsed.errors[0]).toMatchObject({ code: "missing-cell", value: "2" });
    expect(parsed.errors[0]?.fix.en).toContain("the row has 2 cells, the header 7");
    expect(parse({ row: 3, cells: [""] })).toMatchObject({ errors: [{ code: "blank-row" }] });
  });
});

describe("cells that are no text", () => {
  const cells = { ...minimal, credit_code: "91330100799655058", adcode: "330106", name: "123" };
  const read = (
    words: Readonly<Record<string, string>>,
    kinds: readonly CellKind[],
    faults?: ReadonlyMap<number, CellFault>,
    table: Table = schema.enterprise,
  ) => {
    const header = matchHeader(table, Object.keys(words), "test.xlsx");
    const parse = rowParser(table, header, { table, parkId: parkIds([]) });
    return parse({ row: 2, cells: Object.values(words), kinds, ...(faults && { faults }) });
  };
  const all = (kind: CellKind) => Object.keys(cells).map(() => kind);

  it("refuses an identifier that is a number, not a name or count", () => {
    expect(read(cells, all("number"))).toMatchObject({
      errors: [
        { code: "number-identifier", column: "credit_code", value: "91330100799655058" },
        { code: "number-identifier", column: "adcode", value: "330106" },
      ],
    });
    expect(read({ ...minimal, name: "123" }, all("text"))).toMatchObject({ errors: [] });
  });

  it.each([
    [schema.star_rating, "union_id"],
    [schema.enterprise, "union_id"],
    [schema.enterprise, "sector"],
    [schema.enterprise, "park"],
    [schema.area_report, "adcode"],
    [schema.survey, "scope"],
  ] as const)("%#: an identifier of the table", (table: Table, name) => {
    const identifier = { column: table.columns.find((column) => column.name === name) };
    const context = { table, parkId: parkIds([]) };
    if (identifier.column === undefined) throw new Error(`no column ${name}`);
    const header = [{ column: identifier.column, at: 0, header: name, factor: 1 }];
    const parse = rowParser(table, header, context);
    for (const kind of ["number", "date", "boolean"] as const)
      expect(parse({ row: 2, cells: ["1"], kinds: [kind] })).toMatchObject({
        errors: expect.arrayContaining([
          expect.objectContaining({ code: "number-identifier", column: name, value: "1" }),
        ]),
      });
  });

  it("names the column and value of a fault", () => {
    const fault = new CellFault("error-cell", "错误值", "an error");
    const faults = new Map([[4, fault]]);
    expect(read({ ...minimal, employees: "#REF!" }, all("text"), faults)).toMatchObject({
      errors: [{ column: "employees", value: "#REF!", code: "error-cell", fix: fault.fix }],
    });
    expect(read(minimal, all("text"), new Map([[4, fault]]))).toHaveProperty("errors.0");
  });

  it("says what to do with cells beyond the header without a word of commas", () => {
    const header = matchHeader(schema.enterprise, Object.keys(minimal), "test.xlsx");
    const context = { table: schema.enterprise, parkId: parkIds([]) };
    const parse = rowParser(schema.enterprise, header, context);
    const wide = [...Object.values(minimal), "x"];
    const parsed = parse({ row: 2, cells: wide, kinds: wide.map(() => "text") });
    expect(parsed.errors[0]).toMatchObject({ code: "extra-cell", value: "8" });
    expect(parsed.errors[0]?.fix.en).toContain("something in cell 8");
    expect(parsed.errors[0]?.fix.en).not.toContain("comma");
  });
});

describe("derived columns", () => {
  const three = (premises: string, ten: string, activity: string, sanyou = "") =>
    enterprise({
      employees: "",
      members: "0",
      has_fixed_premises: premises,
      has_10_employees: ten,
      has_business_activity: activity,
      sanyou,
    });

  it.each([
    ["9", "", false],
    ["10", "", true],
    ["", "", null],
    ["9", "是", true],
    ["10", "否", false],
    ["", "否", false],
  ])("employees %j, stated %j: has_10_employees %j", (employees, stated, value) => {
    const cells = { employees, members: "0", has_10_employees: stated };
    expect(enterprise(cells)).toMatchObject({ has_10_employees: value });
  });

  it.each([
    ["是", "是", "是", "", true],
    ["是", "是", "否", "", false],
    ["否", "", "", "", false],
    ["", "", "", "", null],
    ["是", "", "是", "", null],
    ["是", "是", "是", "否", false],
    ["否", "是", "是", "是", true],
  ])("parts %j %j %j, stated %j: sanyou %j", (premises, ten, activity, stated, value) => {
    expect(three(premises, ten, activity, stated)).toMatchObject({ sanyou: value });
  });

  it("works 三有 out from the number of employees", () => {
    const parts = { has_fixed_premises: "是", has_business_activity: "是" };
    expect(enterprise({ ...parts, employees: "25" })).toMatchObject({ sanyou: true });
    expect(enterprise({ ...parts, employees: "9", members: "0" })).toMatchObject({ sanyou: false });
  });

  it("knows how to derive every derived column of the schema, from columns that exist", () => {
    for (const table of Object.values<Table>(schema)) {
      const names = table.columns.map(({ name }) => name);
      for (const { name, derived } of table.columns)
        if (derived !== undefined)
          expect(names).toEqual(
            expect.arrayContaining([...(derivations.get(name)?.parts ?? ["?"])]),
          );
    }
  });

  it("are supplied when all their parts are", () => {
    const sh = ["sh_has_address", "sh_has_workers"];
    expect(suppliedColumns(schema.enterprise, ["members", "employees", ...sh])).toEqual([
      "employees",
      "members",
      "has_10_employees",
      ...sh,
    ]);
    expect(
      suppliedColumns(schema.enterprise, [
        "employees",
        "has_fixed_premises",
        "has_business_activity",
      ]),
    ).toContain("sanyou");
    expect(suppliedColumns(schema.enterprise, ["sanyou"])).toEqual(["sanyou"]);
  });
});
