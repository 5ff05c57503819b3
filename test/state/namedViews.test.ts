import { afterEach, describe, expect, it, vi } from "vitest";
import { NamedViews } from "../../src/state/namedViews.svelte.ts";

const link = "#/overview?c=330100";
const other = "#/targets";

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

const names = ({ list }: NamedViews): string[] => list.map(({ name }) => name);

describe("views kept in the browser", () => {
  it("are there again, renamed and removed", () => {
    const views = new NamedViews();
    expect([views.add("周报", link), views.add("周报", other)]).toEqual(["周报", "周报 (2)"]);
    expect(names(new NamedViews())).toEqual(["周报", "周报 (2)"]);
    expect(views.rename("周报 (2)", "目标")).toBe("目标");
    expect(views.rename("目标", "周报")).toBe("周报 (2)");
    views.remove("周报");
    expect(new NamedViews().list).toEqual([{ name: "周报 (2)", link: other }]);
  });

  it("are not taken without a name or with an unknown link", () => {
    const views = new NamedViews();
    expect([views.add(" ", link), views.add("x", "#/no-such-page")]).toEqual([null, null]);
    expect(views.list).toEqual([]);
  });

  it("go out as a file and come in again, once", () => {
    const views = new NamedViews();
    views.add("周报", link);
    const { file } = views;
    expect(views.take(file)).toEqual({ added: 0, bad: [] });
    views.remove("周报");
    views.add("周报", other);
    expect(views.take(file)).toEqual({ added: 1, bad: [] });
    expect(names(views)).toEqual(["周报", "周报 (2)"]);
    expect(views.take("no file")).toBeNull();
  });

  it("are at most 200, and what has no room is named", () => {
    const views = new NamedViews();
    for (let at = 0; at < 199; at += 1) views.add(`v${at}`, link);
    const incoming = [1, 2].map((at) => ({ name: `new ${at}`, link }));
    const file = JSON.stringify({ format: "union-atlas-views", version: 1, views: incoming });
    expect(views.take(file)).toEqual({ added: 1, bad: ["new 2"] });
    expect(views.add("one more", link)).toBeNull();
  });

  it("last as long as the page where the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const views = new NamedViews();
    expect(views.add("周报", link)).toBe("周报");
    expect([views.isKept, names(views)]).toEqual([false, ["周报"]]);
  });

  it("survive what somebody else wrote there", () => {
    localStorage.setItem("atlas views", '{"format":1}');
    expect(new NamedViews().list).toEqual([]);
  });
});
