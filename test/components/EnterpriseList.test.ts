import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import EnterpriseList from "../../src/components/EnterpriseList.svelte";
import { SnapshotError } from "../../src/engine/snapshotError.ts";
import type { EnterpriseRow } from "../../src/query/rowsSql.ts";
import type { ListedRows, ListInput } from "../../src/state/enterpriseList.svelte.ts";
import { Latest } from "../../src/state/latest.svelte.ts";
import { wordsIn } from "../../src/words/words.ts";
import { read, rowsOf } from "./answers.ts";

const input: ListInput = { area: "330106", period: "2025-09", search: "", page: 1 };
const question = { in: "330106", period: "2025-09", offset: 0, limit: 50 };

const row = (index: number, more: Partial<EnterpriseRow> = {}): EnterpriseRow => ({
  creditCode: `99000000000000${String(index).padStart(4, "0")}`,
  name: `示例企业 ${String(index).padStart(6, "0")}`,
  district: "330106",
  township: "翠苑街道",
  park: null,
  sector: "C",
  nature: "nonpublic",
  employees: 1240,
  members: 0,
  keyLists: 0,
  total: 120,
  ...more,
});

const page = (total: number, ...rows: EnterpriseRow[]): ListedRows => ({
  status: "ok",
  question,
  rows,
  total,
});

async function listed(value: ListedRows, asked: Partial<ListInput> = {}) {
  const latest = new Latest<ListInput, ListedRows>(() => Promise.resolve(value));
  await latest.load({ ...input, ...asked });
  return latest;
}

const calls = () => ({ onsearch: vi.fn(), onpage: vi.fn(), onretry: vi.fn() });
const propsOf = (latest: Latest<ListInput, ListedRows>, search = "") => ({
  latest,
  search,
  words: wordsIn("zh-CN"),
  language: "zh-CN" as const,
  ...calls(),
});

const fifty = [...Array(50).keys()].map((index) => row(index));

describe("the list of enterprises without a union", () => {
  it("shows what is known of each", async () => {
    const latest = await listed(
      page(
        2,
        row(1),
        row(2, { township: null, sector: null, nature: "social", employees: null, members: 3 }),
      ),
    );
    render(EnterpriseList, { props: propsOf(latest) });
    expect(rowsOf(screen.getByRole("table", { name: "未建会企业" }))).toEqual([
      ["名称", "统一社会信用代码", "街道", "行业", "性质", "职工", "会员"],
      [
        "示例企业 000001",
        "990000000000000001",
        "翠苑街道",
        expect.stringContaining("制造"),
        "非公企业",
        "1,240",
        "0",
      ],
      ["示例企业 000002", "990000000000000002", "—", "—", "社会组织", "不详", "3"],
    ]);
    expect(screen.getByText("第 1–2 家，共 2 家")).toBeTruthy();
    expect(screen.getByText("本地区全部未建会单位")).toBeTruthy();
  });

  it("leads to the same enterprises on the page of lists", async () => {
    const props = { ...propsOf(await listed(page(1, row(1)))), href: "#/rows?a=330106" };
    render(EnterpriseList, { props });
    const link = screen.getByRole("link", { name: /^打开企业名单/ });
    expect(link.getAttribute("href")).toBe("#/rows?a=330106");
  });

  it("names the measure that its enterprises count in", async () => {
    const latest = await listed(page(1, row(1)), { measure: "union-rate-25plus" });
    render(EnterpriseList, { props: propsOf(latest) });
    expect(screen.getByText("计入“25人以上建会率”而尚未建会的企业")).toBeTruthy();
  });

  it("says that it is loading", () => {
    const latest = new Latest<ListInput, ListedRows>(() => new Promise(() => undefined));
    void latest.load(input);
    render(EnterpriseList, { props: propsOf(latest) });
    expect(screen.getByText("正在加载企业名单…")).toBeTruthy();
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("says which period has no list", async () => {
    const latest = await listed(
      { status: "unavailable", question, reason: "period-without-rows", periods: ["2025-09"] },
      { period: "2025-06" },
    );
    render(EnterpriseList, { props: propsOf(latest) });
    expect(screen.getByText("2025年6月没有发布逐户名单，只有最近两期有")).toBeTruthy();
  });

  it("names the file at fault, keeps the rows and can be tried again", async () => {
    const answers = [
      () => Promise.resolve(page(1, row(1))),
      () => Promise.reject(new SnapshotError("files/ab12.parquet", "altered", "wrong checksum")),
    ];
    const latest = new Latest<ListInput, ListedRows>(
      () => answers.shift()?.() ?? Promise.reject(new Error("asked too often")),
    );
    await latest.load(input);
    await latest.load({ ...input, page: 2 });
    const props = propsOf(latest);
    render(EnterpriseList, { props });
    const alert = screen.getByRole("alert");
    expect(read(alert)).toContain("数据文件 files/ab12.parquet 与发布时不一致");
    expect(read(alert)).toContain("下面仍显示此前有效的数字");
    expect(screen.getByText("示例企业 000001")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(props.onretry).toHaveBeenCalledTimes(1);
  });
});

describe("pages", () => {
  const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });

  it("go back and forth in the middle", async () => {
    const props = propsOf(await listed(page(120, ...fifty), { page: 2 }));
    render(EnterpriseList, { props });
    expect(screen.getByText("第 51–100 家，共 120 家")).toBeTruthy();
    await fireEvent.click(button("上一页"));
    await fireEvent.click(button("下一页"));
    expect(props.onpage.mock.calls).toEqual([[1], [3]]);
  });

  it("end at both ends", async () => {
    const first = render(EnterpriseList, { props: propsOf(await listed(page(50, ...fifty))) });
    expect([button("上一页").disabled, button("下一页").disabled]).toEqual([true, true]);
    first.unmount();
    const last = await listed(page(120, ...fifty.slice(0, 20)), { page: 3 });
    render(EnterpriseList, { props: propsOf(last) });
    expect(screen.getByText("第 101–120 家，共 120 家")).toBeTruthy();
    expect([button("上一页").disabled, button("下一页").disabled]).toEqual([false, true]);
  });

  it("behind the last one lead back to it and do not say that nothing matches", async () => {
    const props = propsOf(await listed(page(120), { page: 99 }));
    const { container } = render(EnterpriseList, { props });
    expect(read(container)).toContain("共 120 家");
    expect(read(container)).not.toContain("没有符合条件的企业");
    expect(button("下一页").disabled).toBe(true);
    await fireEvent.click(button("上一页"));
    expect(props.onpage.mock.calls).toEqual([[3]]);
  });
});

describe("searching", () => {
  it("asks for the text without the spaces around it", async () => {
    const props = propsOf(await listed(page(1, row(1))));
    render(EnterpriseList, { props });
    const box = screen.getByRole("searchbox", { name: "搜索名称或信用代码" });
    await fireEvent.change(box, { target: { value: "  示例 " } });
    expect(props.onsearch.mock.calls).toEqual([["示例"]]);
  });

  it("without a hit names the text and offers to clear it", async () => {
    const props = propsOf(await listed(page(0), { search: "<b>没有" }), "<b>没有");
    render(EnterpriseList, { props });
    expect(screen.getByText(/没有名称或代码含“<b>没有”的企业/)).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "清除搜索" }));
    expect(props.onsearch.mock.calls).toEqual([[""]]);
  });

  it("nothing there without a search is another sentence", async () => {
    render(EnterpriseList, { props: propsOf(await listed(page(0))) });
    expect(screen.getByText("没有符合条件的企业")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});
