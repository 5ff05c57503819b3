import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";
import SearchBox from "../../src/components/SearchBox.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { siteAt } from "./site.ts";

const words = wordsIn("zh-CN");
const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: words.search.label });
const options = () =>
  screen.queryAllByRole("option").map(({ textContent }) => textContent?.trim().split(/\s{2,}/)[0]);

async function type(text: string, hash = "#/"): Promise<void> {
  render(SearchBox, { props: { site: siteAt({ hash }), words, summoned: 0 } });
  await fireEvent.focus(field());
  await fireEvent.input(field(), { target: { value: text } });
  await vi.waitFor(() => expect(options().length).toBeGreaterThan(0));
  await vi.waitFor(() => expect(options()).not.toEqual([words.loading.page]));
}
const key = (name: string) => fireEvent.keyDown(field(), { key: name });

it("finds by initials and goes to the area", async () => {
  await type("yhq", "#/overview?m=rate-100plus&a=330106");
  expect(screen.getAllByRole("option")[0]?.textContent).toContain("余杭区");
  expect(field().getAttribute("aria-expanded")).toBe("true");
  await key("Enter");
  expect(location.hash).toBe("#/place/330110?m=rate-100plus");
  expect(field().value).toBe("");
  expect(screen.queryByRole("option")).toBeNull();
});

it("names the former division that leads to an area", async () => {
  await type("江干");
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("原江干区"),
    expect.stringContaining("原江干区"),
  ]);
  await key("ArrowDown");
  await key("Enter");
  expect(location.hash).toBe("#/place/330114");
});

it("goes to a place's overview, and changes the measure in place", async () => {
  await type("上海市", "#/place/330106");
  await key("Enter");
  expect(location.hash).toBe("#/overview?c=310000");
});

it("takes a measure to the page in view", async () => {
  await type("100人以上", "#/place/330106?p=3");
  await key("Enter");
  expect(location.hash).toBe("#/place/330106?m=rate-100plus");
});

it("says when nothing fits; Escape clears, then leaves", async () => {
  await type("不存在的地方");
  expect(screen.getByRole("option").textContent).toContain("没有找到");
  await key("Enter");
  expect(location.hash).toBe("#/");
  await key("Escape");
  expect(field().value).toBe("");
});

it("a click takes the entry", async () => {
  await type("浦东");
  const [first] = screen.getAllByRole("option");
  if (first !== undefined) await fireEvent.click(first);
  expect(location.hash).toBe("#/place/310115");
});
