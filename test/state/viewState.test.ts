import { beforeEach, describe, expect, it } from "vitest";
import { defaultView } from "../../src/domain/view.ts";
import { ViewState } from "../../src/state/viewState.svelte.ts";

beforeEach(() => history.replaceState(null, "", "#/"));

/** A step of its own: what other tests went back from is gone. */
const at = (hash: string): ViewState => {
  history.pushState(null, "", hash);
  return new ViewState();
};

/** Goes back and waits until the page has heard of it. */
const back = (): Promise<void> =>
  new Promise((resolve) => {
    addEventListener("popstate", () => setTimeout(resolve), { once: true });
    history.back();
  });

describe("the view in the URL", () => {
  it("is read when the page opens, faults included", () => {
    const views = at("#/place/330106?t=2025-09&m=nonsense");
    expect(views.view).toMatchObject({ page: "place", subject: "330106", period: "2025-09" });
    expect(views.faults).toEqual([{ kind: "value", text: "m=nonsense" }]);
  });

  it("takes a step that Back undoes", async () => {
    const views = at("#/overview?c=330100");
    const before = history.length;
    views.go({ place: "310000" });
    views.go({ measure: "rate-100plus" });
    expect(location.hash).toBe("#/overview?c=310000&m=rate-100plus");
    expect(history.length).toBe(before + 2);
    await back();
    expect(views.view).toMatchObject({ place: "310000", measure: null });
    await back();
    expect(views.view.place).toBe("330100");
    expect(location.hash).toBe("#/overview?c=330100");
  });

  it("replaces without a step", async () => {
    const views = at("#/overview");
    views.go({ place: "450000" });
    const before = history.length;
    views.replace({ selected: "450100" });
    views.replace({ selected: "450200" });
    expect(history.length).toBe(before);
    expect(views.view).toMatchObject({ place: "450000", selected: "450200" });
    await back();
    expect(views.view).toEqual(defaultView);
  });

  it("takes no step to where one already is", () => {
    const views = at("#/overview?m=rate-100plus&l=en");
    const before = history.length;
    views.go({ measure: "rate-100plus" });
    views.go({});
    expect(history.length).toBe(before);
  });

  it("cleans an address that it did not understand with the next change", () => {
    const views = at("#/overview?m=nonsense");
    views.replace({});
    expect(location.hash).toBe("#/overview");
    expect(views.faults).toEqual([]);
  });

  it("follows an edited address", async () => {
    const views = at("#/overview");
    const heard = new Promise((resolve) =>
      addEventListener("hashchange", () => setTimeout(resolve), { once: true }),
    );
    location.hash = "#/compare?l=en";
    await heard;
    expect(views.view).toMatchObject({ page: "compare", language: "en" });
  });

  it("gives addresses of other views and stays where it is", () => {
    const views = at("#/overview?t=2025-08");
    expect(views.href({ page: "place", subject: "330106" })).toBe("#/place/330106?t=2025-08");
    expect(location.hash).toBe("#/overview?t=2025-08");
    expect(views.view.page).toBe("overview");
  });
});

describe("a search", () => {
  const secret = "某某有限公司";

  it("is never in the URL", () => {
    const views = at("#/place/330106?p=3");
    const before = history.length;
    views.find(secret, { listPage: 1 });
    expect([views.search, views.view.listPage]).toEqual([secret, 1]);
    expect(decodeURIComponent(location.href)).not.toContain(secret);
    expect(location.hash).toBe("#/place/330106");
    expect(history.length).toBe(before);
  });

  it("is found again after a reload, and by Back", async () => {
    const views = at("#/place/330106");
    views.find(secret);
    expect(new ViewState().search).toBe(secret);
    views.go({ listPage: 2 });
    expect(views.search).toBe(secret);
    views.go({ page: "overview", subject: null, listPage: 1 });
    expect(views.search).toBe("");
    await back();
    expect([views.view.listPage, views.search]).toEqual([2, secret]);
  });

  it("stays with a link within the list and ends with one to another", async () => {
    const views = at("#/place/330106");
    views.find(secret);
    const follow = async (hash: string): Promise<string> => {
      const heard = new Promise((resolve) =>
        addEventListener("hashchange", () => setTimeout(resolve), { once: true }),
      );
      location.hash = hash;
      await heard;
      return views.search;
    };
    expect(await follow("#/place/330106?m=rate-100plus")).toBe(secret);
    expect(await follow("#/place/330108")).toBe("");
    await back();
    expect(views.search).toBe(secret);
  });

  it("is at most 100 characters long, none cut in two", () => {
    const views = at("#/targets");
    views.find(`${"a".repeat(99)}𠮷bcd`);
    expect(views.search).toBe(`${"a".repeat(99)}𠮷`);
  });

  it("ignores what another program left in the history", () => {
    history.replaceState({ search: { text: secret } }, "", "#/targets");
    expect(new ViewState().search).toBe("");
  });
});
