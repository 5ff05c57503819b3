import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatNamedViews,
  freeName,
  knownLink,
  longestName,
  namePlain,
  parseNamedViews,
} from "../../src/domain/namedView.ts";

const link = "#/overview?c=330100&m=union-rate-25plus&t=2025-09";

describe("a file of views", () => {
  it("comes back as it was", () => {
    const views = [
      { name: "周报", link },
      { name: '目标 "2"', link: "#/targets" },
    ];
    expect(views.length).toBeGreaterThan(0);
    expect(parseNamedViews(formatNamedViews(views))).toEqual({ views, bad: [] });
  });

  it("names what is not understood and takes the rest", () => {
    const views = [
      { name: "好的", link },
      { name: "脚本", link: "javascript:alert(1)" },
      { name: "别处", link: "https://a.test/#/overview" },
      { name: "旧的", link: "#/overview?m=no-such-measure" },
      { link },
      "text",
      null,
      { name: "\u0000\n", link },
    ];
    const text = JSON.stringify({ format: "union-atlas-views", version: 1, views });
    expect(parseNamedViews(text)).toEqual({
      views: [{ name: "好的", link }],
      bad: ["脚本", "别处", "旧的", 5, 6, 7, 8],
    });
  });

  it.each(["", "{", "[]", '{"format":"other","version":1,"views":[]}', "x".repeat(1_000_001)])(
    "is none: %.40s",
    (text) => expect(parseNamedViews(text)).toBeNull(),
  );

  it("never throws and gives known links alone", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), link: fc.string() })), (views) => {
        const text = JSON.stringify({ format: "union-atlas-views", version: 1, views });
        const read = parseNamedViews(text);
        return read !== null && read.views.every((one) => knownLink(one.link) === one.link);
      }),
      { numRuns: 200 },
    );
  });
});

describe("names", () => {
  it("are one line of at most 60 characters", () => {
    expect(namePlain("  a\nb\u202e\u0000c ")).toBe("a b c");
    expect([...namePlain("长".repeat(99))]).toHaveLength(longestName);
  });

  it("are numbered where they are taken", () => {
    expect(freeName("周报", [])).toBe("周报");
    expect(freeName("周报", ["周报", "周报 (2)"])).toBe("周报 (3)");
    const long = "长".repeat(60);
    expect([...freeName(long, [long])]).toHaveLength(60);
  });
});
