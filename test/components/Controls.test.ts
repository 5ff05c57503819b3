import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import Controls from "../../src/components/Controls.svelte";
import { wordsIn } from "../../src/words/words.ts";
import { siteAt } from "./site.ts";

const words = wordsIn("zh-CN");
const place = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const select = (name: string) => screen.getByRole<HTMLSelectElement>("combobox", { name });
const choose = (box: HTMLSelectElement, value: string) =>
  fireEvent.change(box, { target: { value } });

describe("地区", () => {
  it("is a group of native radios, the default place chosen", () => {
    render(Controls, { props: { site: siteAt(), words } });
    const group = screen.getByRole("group", { name: "地区" });
    const radios = within(group).getAllByRole<HTMLInputElement>("radio");
    expect(radios.map(({ value }) => value)).toEqual(["330100", "310000", "450000"]);
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
    expect(place("杭州").type).toBe("radio");
  });

  it("goes to the overview of the place and lets the selection go", async () => {
    const site = siteAt({ hash: "#/place/330106?m=rate-100plus&a=330106" });
    render(Controls, { props: { site, words } });
    const steps = history.length;
    await fireEvent.click(place("广西"));
    expect(location.hash).toBe("#/overview?c=450000&m=rate-100plus");
    expect(history.length).toBe(steps + 1);
    expect(place("广西").checked).toBe(true);
  });

  it("offers only places that have data", () => {
    const site = siteAt({ places: ["310000"] });
    render(Controls, { props: { site, words } });
    expect(screen.getAllByRole("radio")).toHaveLength(1);
    expect(place("上海").checked).toBe(true);
  });

  it("is left out where a page is about one area", () => {
    render(Controls, { props: { site: siteAt(), words, withPlaces: false } });
    expect(screen.queryByRole("radio")).toBeNull();
  });
});

describe("指标", () => {
  it("is a native select of what the data can answer", () => {
    render(Controls, { props: { site: siteAt({ hash: "#/?m=rate-100plus" }), words } });
    const box = select("指标");
    expect(box.value).toBe("rate-100plus");
    const offered = [...box.options].map(({ value }) => value);
    expect(offered).toContain("should-build-backlog");
    expect(offered).not.toContain("real-name-rate");
    expect(offered).not.toContain("legal-unit-union-rate");
    expect(box.selectedOptions[0]?.textContent).toBe("100人以上非公企业建会率");
  });

  it("changes the address and begins the list anew", async () => {
    render(Controls, { props: { site: siteAt({ hash: "#/place/330106?p=4" }), words } });
    await choose(select("指标"), "membership-in-unionised");
    expect(location.hash).toBe("#/place/330106?m=membership-in-unionised");
    expect(select("指标").value).toBe("membership-in-unionised");
  });

  it("falls back to the first when the address names one without data", () => {
    render(Controls, { props: { site: siteAt({ hash: "#/?m=real-name-rate" }), words } });
    expect(select("指标").value).toBe("union-rate-25plus");
  });
});

describe("时间", () => {
  it("is a native select, the latest first and chosen", () => {
    render(Controls, { props: { site: siteAt(), words } });
    const box = select("时间");
    expect([...box.options].map(({ textContent }) => textContent)).toEqual([
      "2025年9月",
      "2025年8月",
    ]);
    expect(box.value).toBe("2025-09");
  });

  it("changes the address", async () => {
    render(Controls, { props: { site: siteAt(), words } });
    await choose(select("时间"), "2025-08");
    expect(location.hash).toBe("#/overview?t=2025-08");
    expect(select("时间").value).toBe("2025-08");
  });
});

it("is in the language of the interface", () => {
  const site = siteAt({ hash: "#/?l=en" });
  render(Controls, { props: { site, words: wordsIn("en") } });
  expect(place("Hangzhou").checked).toBe(true);
  expect(select("Measure").selectedOptions[0]?.textContent).toBe(
    "Union rate, non-public enterprises of 25 or more",
  );
  expect(select("Period").selectedOptions[0]?.textContent).toBe("Sep 2025");
});
