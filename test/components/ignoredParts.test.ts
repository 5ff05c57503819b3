import { expect, it } from "vitest";
import { ignoredParts } from "../../src/components/ignoredParts.ts";
import { linkFault, linkFaultKinds } from "../../src/domain/linkFault.ts";
import { wordsIn } from "../../src/words/words.ts";

it("names each part with what is wrong with it, quoted", () => {
  const faults = linkFaultKinds.map((kind) => linkFault(kind, `${kind}=1`));
  expect(ignoredParts(faults, wordsIn("zh-CN"))).toBe(
    "链接中有无法识别的部分，已忽略：没有这一页 “page=1”；不认识的参数 “key=1”；不认识的值 “value=1”；" +
      "重复的参数 “repeated=1”；损坏的编码 “encoding=1”；过长的链接 “length=1”",
  );
  expect(ignoredParts(faults.slice(1, 3), wordsIn("en"))).toBe(
    "Parts of the link were not understood and are ignored: unknown parameter “key=1”; unknown value “value=1”",
  );
});

it("counts what is too much to be named", () => {
  const faults = Array.from({ length: 300 }, (_, n) => linkFault("key", `k${n}`));
  const text = ignoredParts(faults, wordsIn("zh-CN"));
  expect(text).toContain("“k5”；另有 294 处");
  expect(text).not.toContain("k6");
});
