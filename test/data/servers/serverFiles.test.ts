import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { serverFiles } from "../../../data/servers/serverFiles.ts";
import { filesBelow } from "../../../data/site/filesBelow.ts";

const advice = "run node --import tsx data/servers/writeServerFiles.ts";

test.each([...serverFiles])("%s is as it is generated", (path, text) => {
  expect(readFileSync(path, "utf8"), advice).toBe(text);
});

test("there is no other sample", async () => {
  const found = (await filesBelow("deploy")).map((path) => `deploy/${path}`);
  const expected = [...serverFiles.keys()].filter((path) => path.startsWith("deploy/"));
  expect(found.filter((path) => !/^deploy\/(?:kit\/|README)/.test(path)).sort()).toEqual(
    expected.sort(),
  );
});
