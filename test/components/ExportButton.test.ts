import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ExportTable } from "../../src/export/exportTable.ts";
import { Announcer } from "../../src/state/announcer.svelte.ts";
import { openExport } from "../../src/state/openExport.ts";
import { wordsIn } from "../../src/words/words.ts";
import { blobText } from "../export/blobText.ts";
import { sampleTable } from "../export/sampleTable.ts";
import ExportButtonHost from "./ExportButtonHost.svelte";

const saved: { name: string; text: string }[] = [];

function open(table: () => ExportTable | Promise<ExportTable>) {
  saved.length = 0;
  const files = new Map<string, Blob>();
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      files.set("blob:it", file);
      return "blob:it";
    },
    revokeObjectURL: () => {},
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const name = this.download;
    const file = files.get(this.href);
    if (file !== undefined) void blobText(file).then((text) => saved.push({ name, text }));
  });
  const announcer = new Announcer();
  const said = vi.spyOn(announcer, "say");
  render(ExportButtonHost, {
    props: { announcer, of: "区域排名", table, words: wordsIn("zh-CN") },
  });
  return said;
}

afterEach(() => vi.restoreAllMocks());

const button = () => screen.getByRole("button", { name: "导出：区域排名" });
const items = () => screen.getAllByRole("menuitem");
const key = (name: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name });

describe("the menu of files", () => {
  it("is walked by keys and gives the focus back", async () => {
    open(() => sampleTable);
    await fireEvent.click(button());
    await waitFor(() => expect(document.activeElement).toBe(items()[0]));
    expect(items().map(({ textContent }) => textContent)).toEqual([
      "CSV 表格",
      "Excel 表格（XLSX）",
      "Parquet 数据",
    ]);
    await key("ArrowUp");
    expect(document.activeElement).toBe(items()[2]);
    await key("Home");
    expect(document.activeElement).toBe(items()[0]);
    await key("Escape");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(button());
    expect(button().getAttribute("aria-expanded")).toBe("false");
  });

  it("is opened by the key for it", async () => {
    open(() => sampleTable);
    Element.prototype.scrollIntoView = () => {};
    openExport();
    await waitFor(() => expect(items()).toHaveLength(3));
  });

  it("gives the file and says so", async () => {
    const said = open(() => sampleTable);
    await fireEvent.click(button());
    await fireEvent.click(screen.getByRole("menuitem", { name: "CSV 表格" }));
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 5_000 });
    expect(saved[0]?.name).toBe("区县排名_2025-09_01234567.csv");
    expect(saved[0]?.text).toContain("上城区");
    await waitFor(() =>
      expect(said.mock.calls).toEqual([["已导出 区县排名_2025-09_01234567.csv"]]),
    );
  });

  it("says why there is none", async () => {
    open(() => Promise.reject(new Error("the row file is missing")));
    await fireEvent.click(button());
    await fireEvent.click(screen.getByRole("menuitem", { name: "CSV 表格" }));
    const alert = await screen.findByRole("alert", {}, { timeout: 5_000 });
    expect(alert.textContent).toBe("未能导出：the row file is missing");
  });
});
