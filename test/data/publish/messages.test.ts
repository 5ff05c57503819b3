import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { messagesPage } from "../../../data/publish/messagesPage.ts";

it("docs/messages.md tells every message as the commands do", () => {
  const page = readFileSync(new URL("../../../docs/messages.md", import.meta.url), "utf8");
  expect(page).toBe(messagesPage());
});

it.each(["README.md", "README.zh-CN.md"])("the codes that %s names are there", (file) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");
  const named = [...text.matchAll(/^\| (`[a-z-]+`(?:(?:, |、)`[a-z-]+`)*) /gm)].flatMap(
    ([, codes = ""]) => [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = ""]) => code),
  );
  expect(named).toContain("locked");
  for (const code of named) expect(messagesPage()).toContain(`| \`${code}\` |`);
});
