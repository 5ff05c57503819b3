import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import { rowIdentifiers } from "../../../data/build/rowIdentifiers.ts";
import { defaultRule } from "../../../data/disclosure/disclosureRule.ts";
import { prepareProfile } from "../../../data/disclosure/prepareProfile.ts";
import { scanFolder, shortestText } from "../../../data/disclosure/scanFolder.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { thisMachine } from "../../../data/publish/fileSystem.ts";
import { publish, rehearse } from "../../../data/publish/publish.ts";
import type { PublishRequest } from "../../../data/publish/readSources.ts";
import { verify } from "../../../data/publish/verify.ts";
import { filesBelow } from "../../../data/site/filesBelow.ts";
import { build } from "../build/dataFolders.ts";
import { TinyFolders } from "../publish/tinyFolders.ts";
import { augustKinds, writeSmallLedger } from "./smallLedger.ts";

const folders = new TinyFolders();
const options = { prepare: prepareProfile({ rule: defaultRule, onProgress: () => {} }) };
let target = "";
let data = "";

beforeAll(async () => {
  await folders.addSites("page");
  target = folders.target();
  data = folders.make();
  await addMonth("2025-08", augustKinds);
}, 60_000);
afterAll(() => folders.remove());

const addMonth = (period: string, kinds: typeof augustKinds): Promise<unknown> =>
  build(data, [{ folder: writeSmallLedger(join(folders.make(), period), kinds), period }]);

const request = (changes: Partial<PublishRequest> = {}): PublishRequest => ({
  to: target,
  site: folders.site("page"),
  data,
  profile: "aggregate",
  settings: null,
  again: false,
  ...changes,
});

it("rehearses with the hidden cells told, and writes nothing", async () => {
  const plan = await rehearse(thisMachine(), request(), options);
  expect(plan.findings).toEqual([]);
  expect(plan.profile).toBe("aggregate");
  const [hidden] = plan.notices.filter(({ code }) => code === "hidden-cells");
  expect(hidden).toMatchObject({ path: "2025-08", value: expect.stringMatching(/^\d+ \/ \d+$/) });
  expect(existsSync(join(target, "data"))).toBe(false);
});

it("publishes what holds no name and no row, whole, for good", async () => {
  await publish(thisMachine(), request(), options);
  const { generation } = (await readCurrent(data)) ?? { generation: null };
  if (generation === null) throw new Error("no data");
  const texts = await rowIdentifiers(data, generation, shortestText);
  expect(await scanFolder(target, texts)).toEqual([]);
  expect((await filesBelow(target)).filter((file) => file.endsWith(".parquet"))).toEqual([]);
  expect(await scanFolder(data, texts)).not.toEqual([]);
  expect((await verify(folderSource(thisMachine().fs, target))).findings).toEqual([]);
});

it("publishes the next month beside it, the same cells of the first hidden", async () => {
  const before = await hiddenOf("2025-08");
  await addMonth("2025-09", [
    ...augustKinds,
    { adcode: "330102", sector: "C", employees: 40, mode: "单建", count: 1 },
  ]);
  await publish(thisMachine(), request({ site: null }), options);
  expect(await hiddenOf("2025-08")).toEqual(before);
  expect((await hiddenOf("2025-09")).length).toBeGreaterThan(0);
});

it("publishes nothing of what changed, which names enterprises", async () => {
  const [from, to] = [await ledgerOf(data), await ledgerOf(join(target, "data"))];
  expect(from.slice(1).every(({ changes }) => changes !== undefined)).toBe(true);
  expect(to.map(({ period }) => period)).toEqual(from.map(({ period }) => period));
  for (const period of to) expect(Object.keys(period)).not.toContain("changes");
  const generation = (await readCurrent(data))?.generation;
  if (generation === undefined) throw new Error("no data");
  const texts = await rowIdentifiers(data, generation, shortestText);
  expect(await scanFolder(target, texts)).toEqual([]);
  const ref = from[1]?.changes?.files["330100"];
  cpSync(join(data, "files", ref?.file ?? ""), join(target, "data", "files", "leaked.json"));
  expect((await scanFolder(target, texts)).map(({ file }) => file)).toEqual([
    "data/files/leaked.json",
  ]);
  rmSync(join(target, "data", "files", "leaked.json"));
});

const ledgerOf = async (folder: string) =>
  (await readCurrent(folder))?.generation.datasets.find(({ id }) => id === "ledger")?.periods ?? [];

it("refuses named data in that folder", async () => {
  await expect(publish(thisMachine(), request({ profile: "named" }), options)).rejects.toThrow(
    "profile-of-target",
  );
});

it("refuses answers that are not those of the ledgers", async () => {
  const altered = folders.make();
  cpSync(data, altered, { recursive: true });
  const current = await readCurrent(altered);
  const file = current?.generation.datasets[0]?.periods[0]?.answers["330100"]?.file ?? "";
  const path = join(altered, "files", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain('["330105",57,102,0]');
  writeFileSync(path, text.replace('["330105",57,102,0]', '["330105",58,102,0]'));
  const refusal = publish(thisMachine(), request({ data: altered }), options);
  await expect(refusal).rejects.toThrow(/not-protected.*57 \/ 102 \/ 0.*58 \/ 102 \/ 0/);
});

/** Question and keys of every hidden row of a period. */
async function hiddenOf(period: string): Promise<string[]> {
  const folder = join(target, "data");
  const current = await readCurrent(folder);
  const files = current?.generation.datasets[0]?.periods.find((one) => one.period === period);
  return Object.values(files?.answers ?? {})
    .flatMap(({ file }) => {
      const text = readFileSync(join(folder, "files", file), "utf8");
      return Object.entries(JSON.parse(text) as Record<string, (string | number)[][]>);
    })
    .flatMap(([question, rows]) =>
      rows.filter((row) => row.at(-1) === "x").map((row) => `${question} ${row.join()}`),
    )
    .sort();
}
