import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import readExcelFile from "read-excel-file/node";
import { describe, expect, it, vi } from "vitest";
import { tableExports } from "../../../src/components/exports/tableExports.ts";
import { colourScale } from "../../../src/domain/colourScale.ts";
import { measure as measureOf } from "../../../src/domain/measure.ts";
import { exportCsv } from "../../../src/export/exportCsv.ts";
import { exportParquet } from "../../../src/export/exportParquet.ts";
import { exportSvg } from "../../../src/export/exportSvg.ts";
import type { ExportPicture, ExportTable } from "../../../src/export/exportTable.ts";
import { exportXlsx } from "../../../src/export/exportXlsx.ts";
import { tableColumns } from "../../../src/export/tableColumns.ts";
import { svgElement } from "../../../src/export/svgElements.ts";
import { areaChanges } from "../../../src/query/areaChanges.ts";
import { wordsIn } from "../../../src/words/words.ts";
import { answer, rate, without } from "../answers.ts";
import { siteAt } from "../site.ts";

// The encoder of Node makes arrays of Node, which jsdom's own are not.
const ofNode = new TextEncoder().encode("");
vi.stubGlobal("Uint8Array", ofNode.constructor);
vi.stubGlobal("ArrayBuffer", ofNode.buffer.constructor);

/** A folder of the aggregate profile: 萧山区 is withheld, 上城区 is told. */
const site = siteAt({ profile: "aggregate" });
const measure = measureOf("union-rate-25plus");
const [told, hidden] = ["330102", "330109"];
const parts = answer([rate(told, 57, 102), without(hidden, "hidden")]);
const before = answer([rate(told, 50, 100), rate(hidden, 8, 10)], { periods: ["2025-08"] });
const total = without(null, "hidden");
const whole = answer([total], { by: [] });
const names = { language: "zh-CN", words: wordsIn("zh-CN"), parks: new Map() } as const;
const keyName = (key: string | null): string => (key === hidden ? "萧山区" : "上城区");
const shared = { site, of: "杭州市", title: "按地区", adcode: "330100", measure, filters: [] };
const changes = {
  areas: areaChanges(before, parts),
  unplaced: undefined,
  whole: { adcode: null, before: undefined, after: undefined, difference: null, gained: null },
  checks: { before: null, after: null },
};
const compared = { site, place: "330100", measure, since: "2025-08", period: "2025-09", changes };
const crossed = answer(
  [
    { ...rate(told, 57, 102), keys: [told, "C"] },
    { ...without(hidden, "hidden"), keys: [hidden, "C"] },
  ],
  { by: ["area", "sector"] },
);

const { pair, groups, ranking, trend, stacked, measures, census } = tableExports;
const tables: Record<string, ExportTable> = {
  ranking: ranking({ site, adcode: "330100", measure, parts, total }),
  groups: groups({ ...shared, answer: parts, keyName }),
  pair: pair({ ...shared, pair: ["area", "sector"], answer: crossed, names, remarks: [] }),
  trend: trend({
    ...shared,
    breaks: [],
    trend: answer([rate("2025-08", 1, 2), without("2025-09", "hidden")], { by: ["period"] }),
  }),
  stacked: stacked({ ...shared, stack: [{ adcode: "330100", period: "2025-09", parts, total }] }),
  measures: measures({ ...shared, totals: new Map([["union-rate-25plus" as const, whole]]) }),
  census: census(site, { union: parts, members: parts, nationUnion: total, nationMembers: total }),
  changes: tableExports.changes(compared),
};

/** What is told although the figure is not: places in an order, goals of documents, what the period before was. */
const toldAnyway = /^(rank|target|before|numerator_before|denominator_before|members?_)$/;
const isFigure = ({ name, type }: ExportTable["columns"][number]): boolean =>
  ["integer", "double", "rate", "points"].includes(type) && !toldAnyway.test(name);

/** Row and column of every figure that is withheld. */
function withheld({ columns, rows }: ExportTable): [row: number, column: number][] {
  return Array.from({ length: rows.length }, (_, row) => row).flatMap((row) => {
    const cells = rows.at(row) ?? [];
    const isHidden = cells.some(({ status }) => status === "hidden");
    return !isHidden
      ? []
      : columns.flatMap((column, at): [number, number][] => (isFigure(column) ? [[row, at]] : []));
  });
}

/** Where a column stands in a file of rows: columns that say why come behind those that they are about. */
async function placeOf(table: ExportTable, column: number): Promise<number> {
  const written = await tableColumns(table);
  return column + written.slice(0, column).filter(({ hasStatus }) => hasStatus).length;
}

const bytesOf = (blob: Blob): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    // An ArrayBuffer of jsdom is none of Node's.
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer).slice().buffer);
    reader.onerror = () => reject(reader.error ?? new Error("not read"));
    reader.readAsArrayBuffer(blob);
  });

const text = async (blob: Blob): Promise<string> => new TextDecoder().decode(await bytesOf(blob));

describe.each(Object.entries(tables))("%s", (_, table) => {
  const cells = withheld(table);

  it("marks every withheld figure as hidden", () => {
    expect(cells.length).toBeGreaterThan(2);
    for (const [row, column] of cells)
      expect(table.rows.at(row)?.[column]).toEqual({ value: null, status: "hidden" });
  });

  it("writes x and why to CSV", async () => {
    const [, ...rows]: string[][] = parse(await text(await exportCsv(table)), {
      bom: true,
      comment: "#",
      skip_empty_lines: true,
      relax_column_count: true,
    });
    for (const [row, column] of cells) {
      const at = await placeOf(table, column);
      expect(rows[row]?.slice(at, at + 2)).toEqual(["x", "不显示"]);
    }
  });

  it("writes x to the workbook", async () => {
    const book = await readExcelFile(Buffer.from(await bytesOf(await exportXlsx(table))));
    const rows = book.find(({ sheet }) => sheet === "数据")?.data.slice(1) ?? [];
    for (const [row, column] of cells) expect(rows[row]?.[await placeOf(table, column)]).toBe("x");
  });

  it("writes null and why to Parquet", async () => {
    const rows = await parquetReadObjects({ file: await bytesOf(await exportParquet(table)) });
    for (const [row, column] of cells) {
      const name = table.columns[column]?.name ?? "";
      expect([rows[row]?.[name], rows[row]?.[`${name}_status`]]).toEqual([null, "hidden"]);
    }
  });
});

const colour = colourScale([0.5, 0.8], 0.8);
const bar = {
  label: "萧山区",
  value: null,
  valueText: "不显示",
  amountText: "",
  status: "hidden",
} as const;
const hiddenCell = {
  keys: [hidden, "C"],
  value: null,
  status: "hidden",
  text: "不显示",
  title: "",
  isKept: true,
} as const;
const drawn = { ...shared, colour, target: 0.8 };
const strip = svgElement("svg", { viewBox: "0 0 9 9" });
const pictures = {
  bars: () =>
    tableExports.bars({
      ...drawn,
      periods: parts.question.periods,
      bars: [bar],
      total: 1,
      most: 1,
    }),
  grid: () =>
    tableExports.grid({
      ...drawn,
      periods: crossed.question.periods,
      corner: "",
      columns: [{ label: "制造" }],
      rows: [{ key: hidden, label: "萧山区", cells: [hiddenCell] }],
      isFiltered: false,
      remarks: [],
    }),
  ranking: () =>
    tableExports.rankingPicture({
      ...{ site, adcode: "330100", measure, parts, total },
      colour,
    }),
  measures: () =>
    tableExports.measurePicture({
      ...{ site, of: "萧山区", adcode: "330100" },
      totals: new Map([["union-rate-25plus", whole]]),
    }),
  townships: () =>
    tableExports.townshipPicture({
      ...{ site, adcode: "330109", colour },
      counted: {
        status: "ok",
        question: { measure: "union-rate-25plus", in: "330109", period: "2025-09" },
        rows: [rate("城厢街道", 57, 102), without("北干街道", "hidden")],
      },
    }),
  strip: () => tableExports.strip({ ...drawn, answer: parts, keyName, svg: strip }),
  changes: () => tableExports.changePicture({ ...compared, sentence: "", colour }),
} satisfies Record<string, () => ExportPicture>;

describe.each(Object.entries(pictures))("the picture of %s", (_, picture) => {
  it("names what is withheld and draws no number for it", async () => {
    const svg = await text(exportSvg(picture()));
    const page = new DOMParser().parseFromString(svg, "image/svg+xml");
    const said = page.documentElement.textContent;
    expect(said).toContain("萧山区");
    expect(said).toContain("不显示");
    const texts = [...page.querySelectorAll("svg svg text")].map(({ textContent }) => textContent);
    expect(texts.filter((one) => /^(0|0\.0%?|NaN|null|undefined)$/.test(one ?? ""))).toEqual([]);
    expect(svg).not.toContain("NaN");
  });
});

it.each(["bars", "grid"] as const)("%s show the dots of the page for it", async (name) => {
  const svg = await text(exportSvg(pictures[name]()));
  // One box of the legend holds six.
  expect(svg.match(/r="1.1"/g)?.length).toBeGreaterThan(6);
});
