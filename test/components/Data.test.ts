import { createHash } from "node:crypto";
import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/domain/generation.ts";
import type { Provenance } from "../../src/domain/provenance.ts";
import { Announcer } from "../../src/state/announcer.svelte.ts";
import { ledgerInput, tableReport } from "../fixtures/tableReport.ts";
import { read, rowsOf } from "./answers.ts";
import DataHost from "./DataHost.svelte";
import { siteAt } from "./site.ts";

const census: Dataset = {
  id: "report",
  synthetic: false,
  areas: ["000000", "330000"],
  source: {
    title: { zh: "第一次全国经济普查，表1-21", en: "First Economic Census, table 1-21" },
    note: { zh: "不含港澳台", en: "without Hong Kong, Macao and Taiwan" },
  },
  periods: [
    {
      period: "2004",
      synthetic: false,
      tables: { area_report: { rowsAccepted: 2, rowsRejected: 0, supplied: ["adcode"] } },
      facts: {},
      answers: {},
      rows: {},
    },
  ],
  trends: {},
  breaks: {},
};

// The manifest of `siteAt` has 10 enterprises and 2 parks accepted.
const enterprise = tableReport({
  rowsIn: 14,
  rowsAccepted: 10,
  accepted: { "310115": 1, "330110": 5, "330106": 3, "~": 1 },
  filled: { employees: 9, members: 10, unit_nature: 10 },
});
const record: Provenance = {
  tool: "union-atlas",
  inputs: [
    ledgerInput({ rowsIn: 14, rowsAccepted: 10 }),
    ledgerInput({ table: "park", file: "园区.xlsx", encoding: null, sheet: "园区（9月）" }),
    ledgerInput({ period: "2025-08", file: "august.csv" }),
    ledgerInput({ dataset: "report", period: "2004", table: "area_report", file: "area.csv" }),
  ],
  tables: [
    enterprise,
    tableReport({
      dataset: "report",
      period: "2004",
      table: "area_report",
      rowsIn: 2,
      rowsAccepted: 2,
      rowsRejected: 0,
      problems: [],
      accepted: { "000000": 1, "310000": 1 },
      rejected: {},
      filled: { adcode: 2 },
      notReported: [],
    }),
  ],
  acceptedChanges: [],
};

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The page over a server that holds `text` under the hash of `named`. */
function show(
  text: string | null,
  { named = text ?? "", ...choices }: Parameters<typeof siteAt>[0] & { named?: string } = {},
) {
  const fetch = () =>
    Promise.resolve(text === null ? new Response("", { status: 404 }) : new Response(text));
  const site = siteAt({
    hash: "#/data",
    rejected: [4, 0],
    report: census,
    provenance: sha(named),
    fetch,
    ...choices,
  });
  return { site, ...render(DataHost, { props: { site, announcer: new Announcer() } }) };
}

const table = (name: string): Promise<HTMLElement> => screen.findByRole("table", { name });

/** Opens what is folded under a title in a section. */
async function unfold(section: string, title: string): Promise<void> {
  const heading = await screen.findByRole("heading", { name: section });
  const found = [...(heading.parentElement?.querySelectorAll("details") ?? [])].find(
    (details) => details.querySelector(".title")?.textContent === title,
  );
  if (found === undefined) throw new Error(`nothing is folded under ${title}`);
  found.open = true;
  await fireEvent(found, new Event("toggle"));
}

const whole = JSON.stringify(record);

describe("with a record of provenance", () => {
  it("says what is synthetic and what is real, with the source of the report", async () => {
    show(whole);
    expect(rowsOf(await table("哪些是模拟，哪些是真实"))).toEqual([
      ["数据集", "性质", "时间", "来源"],
      ["台账", "模拟：由程序生成", "2025年8月–2025年9月", "示例市总工会台账"],
      ["地区报表", "权威部门公布", "2004年", "第一次全国经济普查，表1-21 · 不含港澳台"],
    ]);
  });

  it("lists the files of the period and of the reports, with the whole hash on request", async () => {
    show(whole);
    const inputs = await table("读入的文件");
    const rows = rowsOf(inputs);
    expect(rows.map((cells) => cells.slice(0, 9))).toEqual([
      // prettier-ignore
      ["文件", "表", "时间", "改动日（UTC）", "读入行", "接收", "剔除", "大小", "编码或工作表"],
      ["enterprise.csv", "企业", "2025年9月", "2025-10-08", "14", "10", "4", "41.3 kB", "utf-8"],
      // prettier-ignore
      ["园区.xlsx", "园区", "2025年9月", "2025-10-08", "24", "20", "4", "41.3 kB", "工作表“园区（9月）”"],
      ["area.csv", "地区报表", "2004年", "2025-10-08", "24", "20", "4", "41.3 kB", "utf-8"],
    ]);
    const [hash] = within(inputs).getAllByText("0f".repeat(32));
    expect(hash?.closest("details")?.open).toBe(false);
    expect(
      within(inputs).getByRole("button", { name: /^复制\s*enterprise.csv 的校验值$/ }),
    ).toBeTruthy();
  });

  it("checks that every table adds up and names areas that did not report", async () => {
    show(whole);
    await table("读入的文件");
    expect(rowsOf(await table("各表行数"))).toEqual([
      ["表", "时间", "读入行", "接收", "剔除", "核对", "未报送", "提供的列"],
      // 51 columns of enterprises are declared, five supplied
      ["企业", "2025年9月", "14", "10", "4", "核对 ✓", "滨江区", expect.stringMatching(/^5 \/ /)],
      ["园区", "2025年9月", "—", "2", "0", "—", "无", expect.stringMatching(/^0 \/ /)],
      ["地区报表", "2004年", "2", "2", "0", "核对 ✓", "无", expect.stringMatching(/^1 \/ /)],
    ]);
  });

  it("says by how much counts do not add up", async () => {
    const text = JSON.stringify({
      ...record,
      tables: [{ ...enterprise, rowsIn: 15, accepted: { "330110": 9 } }],
    });
    show(text);
    await table("读入的文件");
    expect(rowsOf(await table("各表行数"))[1]?.[5]).toBe(
      "✗ 读入与接收 + 剔除差 1 行；各地区接收之和差 1 行",
    );
  });

  it("has rows by area and rule, the unplaced and the total; a silent area has no zeros", async () => {
    show(whole);
    const matrix = await table("各地区各规则的行数：企业");
    expect(rowsOf(matrix)).toEqual([
      ["地区", "接收", "剔除", "校验码不符", "没有这个区划代码"],
      ["西湖区", "3", "0", "0", "0"],
      ["余杭区", "5", "2", "3", "0"],
      ["浦东新区", "1", "1", "1", "0"],
      ["滨江区", "未报送"],
      ["未定位", "1", "1", "0", "1"],
      ["合计", "10", "4", "4", "1"],
    ]);
    await unfold("各地区各规则的行数", "地区报表 2004年");
    expect(rowsOf(await table("各地区各规则的行数：地区报表 2004年")).slice(1)).toEqual([
      ["全国", "1", "0"],
      ["上海市", "1", "0"],
      ["未定位", "0", "0"],
      ["合计", "2", "0"],
    ]);
    await unfold("各地区各规则的行数", "园区");
    expect(screen.getByText("来源记录没有这张表")).toBeTruthy();
  });

  it("counts warnings and notes in words with their areas", async () => {
    show(whole);
    expect(rowsOf(await table("提醒与说明")).slice(1)).toEqual([
      ["含生僻字", "说明", "企业", "2", "西湖区 1 · 未定位 1"],
    ]);
  });

  it("says how complete each column is, and which were not supplied", async () => {
    show(whole);
    await unfold("逐列完整度", "企业");
    const rows = rowsOf(await table("逐列完整度：企业"));
    const of = (name: string) => rows.find(([head]) => head === name)?.slice(1, 3);
    expect(of("职工人数")).toEqual(["90.0%", "9 / 10"]);
    expect(of("会员人数")).toEqual(["100.0%", "10 / 10"]);
    expect(of("应建")).toEqual(["已提供，没有统计", "—"]);
    expect(of("行业代码")).toEqual(["未提供", "—"]);
  });

  it("names accepted changes of the period with their reason, and nothing where there is none", async () => {
    const change = (period: string, zh: string) => ({
      period,
      reason: "余杭区整合台账",
      changes: [{ zh, en: "fewer rows" }],
    });
    const acceptedChanges = [change("2025-09", "行数 −30%"), change("2025-08", "行数 −90%")];
    const { unmount } = show(JSON.stringify({ ...record, acceptedChanges }));
    expect(rowsOf(await table("已接受的悬殊变化")).slice(1)).toEqual([
      ["2025年9月", "行数 −30%", "余杭区整合台账"],
    ]);
    unmount();
    show(whole);
    await table("读入的文件");
    expect(screen.queryByText("已接受的悬殊变化")).toBeNull();
  });

  it("says so where there is nothing to list", async () => {
    show(JSON.stringify({ ...record, inputs: [], tables: [{ ...enterprise, problems: [] }] }));
    expect(await screen.findByText("来源记录没有列出这一时间的文件")).toBeTruthy();
    expect(screen.getByText("没有提醒，也没有说明")).toBeTruthy();
  });

  it("shows codes and tables that it does not know by their names", async () => {
    const problems = [{ code: "new-code", severity: "error", count: 4, areas: { "~": 4 } }];
    show(JSON.stringify({ ...record, tables: [{ ...enterprise, problems }] }));
    const matrix = await table("各地区各规则的行数：企业");
    expect(rowsOf(matrix)[0]).toEqual(["地区", "接收", "剔除", "new-code"]);
  });
});

describe("without a record of provenance", () => {
  const manifestRows = ["企业", "2025年9月", "—", "10", "4", "—", "无"];
  const counts = async () => rowsOf(await table("各表行数"))[1]?.slice(0, 7);

  it.each([
    ["missing", null, whole, "不存在，请联系发布人员补齐"],
    ["altered", whole.replace("41250", "41251"), whole, "与发布时不一致（校验不符）"],
    ["unreadable", "{}", "{}", "无法解读，请联系发布人员"],
    ["a login page", "<!doctype html>", whole, "返回的是网页而不是数据"],
  ])("%s: the file and the fault are named, the manifest still counts", async (...given) => {
    const [, text, named, fault] = given;
    show(text, { named });
    const alert = await screen.findByRole("alert");
    expect(read(alert)).toContain(`数据文件 provenance/${sha(named)}.json ${fault}`);
    expect(await counts()).toEqual(manifestRows);
    expect(screen.queryByRole("table", { name: "读入的文件" })).toBeNull();
  });

  it("of the older kind: says so", async () => {
    show(JSON.stringify({ tool: "union-atlas 0.1.0", inputs: [{ file: "enterprise.csv" }] }));
    expect(read(await screen.findByRole("note"))).toContain("来源记录是旧格式");
    expect(await counts()).toEqual(manifestRows);
  });

  it("of a generation that is not the current one: says so and asks for nothing", async () => {
    const asked: unknown[] = [];
    const fetch = (file: unknown) => {
      asked.push(file);
      return Promise.resolve(new Response(whole));
    };
    show(whole, { generation: "fedcba9876543210", fetch });
    expect(read(await screen.findByRole("note"))).toContain("不是当前数据版本");
    expect(await counts()).toEqual(manifestRows);
    expect(asked).toEqual([]);
  });
});

it("with a report alone shows it, without a period to choose", async () => {
  show(whole, { periods: [], places: [] });
  expect(rowsOf(await table("各表行数")).slice(1)).toHaveLength(1);
  expect(screen.queryByRole("combobox")).toBeNull();
});

describe("the dictionary", () => {
  const search = () => screen.findByRole("searchbox", { name: "搜索表、列、允许的词或表头" });

  it("has every table, folded until a search opens what it found", async () => {
    const { site } = show(whole);
    await search();
    expect(screen.queryByRole("table", { name: "数据字典：企业" })).toBeNull();
    await fireEvent.input(await search(), { target: { value: "独角兽" } });
    expect(site.views.search).toBe("独角兽");
    expect(rowsOf(await table("数据字典：企业")).map(([name]) => name)).toEqual([
      "列",
      "重点企业名单",
    ]);
    expect(screen.getByText("1 张表，1 列")).toBeTruthy();
  });

  it("is told in words: kind, presence, allowed words, bounds, meaning and headers", async () => {
    show(whole, { hash: "#/data", search: "会员人数" });
    const rows = rowsOf(await table("数据字典：企业"));
    expect(rows.find(([name]) => name === "会员人数")).toEqual([
      "会员人数",
      "Members",
      "members",
      "整数",
      "必填",
      "—",
      "≥ 0；不大于“职工人数”",
      "期末工会会员人数；没有填 0",
      "会员数；工会会员人数",
    ]);
  });

  it("says when nothing is found, and offers to drop the search", async () => {
    const { site } = show(whole, { hash: "#/data?l=en", search: "xyzzy" });
    expect(await screen.findByText(/No table or column has “xyzzy”/)).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Clear the search" }));
    expect(site.views.search).toBe("");
  });
});
