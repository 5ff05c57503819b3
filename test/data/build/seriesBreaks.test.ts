import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readSeriesBreaks } from "../../../data/build/readSeriesBreaks.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "atlas-breaks-"))));
afterEach(() => rm(folder, { recursive: true }));

const note = { zh: "改按社保人数", en: "by social insurance" };
const read = async (text: string) => {
  await writeFile(join(folder, "series-breaks.json"), text);
  return readSeriesBreaks(folder);
};

it("are none without the file", async () => expect(await readSeriesBreaks(folder)).toEqual([]));

it("are those of the file", async () => {
  const breaks = [{ note }, { measures: ["union-rate-25plus"], note }];
  expect(await read(JSON.stringify(breaks))).toEqual(breaks);
});

it.each([
  ["no JSON", "{"],
  ["an unknown measure", JSON.stringify([{ measures: ["union-rate"], note }])],
  ["no measure at all", JSON.stringify([{ measures: [], note }])],
  ["one language", JSON.stringify([{ note: { zh: "只有中文" } }])],
  ["an empty note", JSON.stringify([{ note: { zh: " ", en: "x" } }])],
])("with %s are refused by file and remedy", async (_, text) => {
  const error = await read(text).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(LedgerError);
  const [problem] = (error as LedgerError).problems;
  expect(problem).toMatchObject({ code: "series-breaks" });
  expect(problem?.file).toContain("series-breaks.json");
  expect(problem?.fix.zh).toContain("note");
});
