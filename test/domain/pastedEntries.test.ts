import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { syntheticCode } from "../../src/domain/creditCode.ts";
import { mostEntries, nameKey, pastedEntries } from "../../src/domain/pastedEntries.ts";

const [first, second] = [syntheticCode(1), syntheticCode(2)];
const found = (text: string) =>
  pastedEntries(text).entries.map(({ kind, key }) => `${kind === "code" ? "#" : ""}${key}`);

describe("a pasted list", () => {
  it.each([
    ["one a line, Windows or not", `${first}\r\n${second}\n`, [`#${first}`, `#${second}`]],
    ["commas of both widths", `${first}, ${second}，示例`, [`#${first}`, `#${second}`]],
    ["names by semicolons", "示例甲；示例乙;示例丙", ["示例甲", "示例乙", "示例丙"]],
    ["lower case and full width", ` ９１${first.slice(2).toLowerCase()} `, [`#${first}`]],
    ["a sheet: the name beside the code is not looked for", `1\t示例甲\t${first}`, [`#${first}`]],
    ["quoted cells of a CSV file", '"示例，甲","示例乙"', ['"示例', '甲"', "示例乙"]],
    ["names of companies with a comma", "Example Co., Ltd.,示例甲", ["EXAMPLECO.,LTD.", "示例甲"]],
    ["brackets of both widths", "示例（杭州）\n示例(杭州)", ["示例(杭州)"]],
    ["nothing", " \n\t,,\n\u3000", []],
    ["17 characters are a name", first.slice(1), [first.slice(1)]],
  ])("%s", (_, text, expected) => expect(found(text)).toEqual(expected));

  it("counts repeats once, and says what is too much", () => {
    const codes = [...Array(mostEntries + 3).keys()].map(syntheticCode);
    const list = pastedEntries([...codes, first, first].join("\n"));
    expect(list.entries).toHaveLength(mostEntries);
    expect(list.entries[1]?.text).toBe(first);
    expect([list.repeated, list.beyond]).toEqual([2, 3]);
  });

  it("loses no code, however its lines are separated", () => {
    const codes = fc.uniqueArray(fc.integer({ min: 0, max: 99_999_999 }).map(syntheticCode));
    const separator = fc.constantFrom("\n", "\r\n", "\t", ",", "，", " ; ", "\n\n");
    fc.assert(
      fc.property(codes, separator, (some, between) => {
        expect(found(some.join(between))).toEqual(some.map((code) => `#${code}`));
      }),
      { numRuns: 100 },
    );
  });

  it("compares texts of any kind by a key of one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(nameKey(text)).not.toMatch(/[\0\n\r ]/);
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
      }),
      { numRuns: 200 },
    );
  });
});
