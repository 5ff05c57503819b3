import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshots } from "../../../data/build/buildSnapshots.ts";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import type { LedgerFolder } from "../../../data/build/stagedPeriod.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import {
  altered,
  august,
  build,
  census,
  datasetOf,
  generationOf,
  hashes,
  september,
  narrowed,
  temporaryFolders,
} from "./dataFolders.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

/* Ledgers without a place have one scope of answers, those of groups alone few questions: quick to build. */
const nowhere = (from: LedgerFolder, period = from.period): LedgerFolder => ({
  ...narrowed(from, join(folders.make(), "nowhere"), { "enterprise.csv": /示例企业 D/ }),
  period,
});
const groups = (period: string, where = /^31/): LedgerFolder => ({
  ...narrowed(september, join(folders.make(), "groups"), { "worker_group.csv": where }),
  period,
});

const buildAll = async (order: readonly LedgerFolder[]): Promise<string> => {
  const out = folders.make();
  for (const folder of order) await build(out, [folder]);
  return out;
};

const pointerOf = async (out: string) => (await readCurrent(out))?.pointer;

describe("a build", () => {
  it("is the same generation in any order, in one batch or period by period", async () => {
    const [first, second, third] = [groups("2025-08"), groups("2025-09", /^45/), census];
    const { generation } = await build(folders.make(), [first, second, third]);
    for (const order of [
      [third, second, first],
      [second, third, first],
    ]) {
      expect(await pointerOf(await buildAll(order))).toMatchObject({ generation, version: 3 });
      expect((await build(folders.make(), order)).generation).toBe(generation);
    }
  });

  it("keeps row files for the two latest periods whatever the order", async () => {
    const july = nowhere(august, "2025-07");
    const ordered = await buildAll([july, nowhere(august), nowhere(september)]);
    const turned = await buildAll([nowhere(september), july, nowhere(august)]);
    const manifest = await generationOf(ordered);
    expect(await generationOf(turned)).toEqual(manifest);
    const kept = datasetOf(manifest, "ledger").periods.filter(({ rows }) => "none" in rows);
    expect(kept.map(({ period }) => period)).toEqual(["2025-08", "2025-09"]);
  });

  it("keeps answers of city-level areas for the latest period whatever the order", async () => {
    const [earlier, later] = [groups("2025-08"), groups("2025-09")];
    const manifest = await generationOf(await buildAll([earlier, later]));
    expect(await generationOf(await buildAll([later, earlier]))).toEqual(manifest);
    const { periods } = datasetOf(manifest, "ledger");
    expect(periods.map(({ answers }) => "310115" in answers)).toEqual([false, true]);
  });

  it("does not confuse the year of a report with the months of the ledgers", async () => {
    const inputs = [nowhere(august), nowhere(september), { ...census, period: "2026" }];
    const batch = folders.make();
    await build(batch, inputs);
    expect(await generationOf(batch)).toEqual(await generationOf(await buildAll(inputs)));
  });

  it("replaces a period when it is told to, and only that", async () => {
    const [earlier, right, wrong] = [/^31/, /^45/, /^,/].map((where, index) =>
      groups(index === 0 ? "2025-08" : "2025-09", where),
    ) as [LedgerFolder, LedgerFolder, LedgerFolder];
    const { generation } = await build(folders.make(), [earlier, right, census]);
    const out = folders.make();
    expect((await build(out, [earlier, wrong, census])).generation).not.toBe(generation);
    await build(out, [right], { replace: true });
    expect(await pointerOf(out)).toMatchObject({ generation, version: 2 });
  });

  it("depends on the data, not on the names of the folders", async () => {
    const named = nowhere(september);
    const renamed = altered(named, join(folders.make(), "anders"), "enterprise.csv", (all) => all);
    const { generation } = await build(folders.make(), [named]);
    expect((await build(folders.make(), [renamed])).generation).toBe(generation);
    const [header = "", ...rows] = readFileSync(join(named.folder, "enterprise.csv"), "utf8")
      .trimEnd()
      .split("\n");
    const turned = altered(named, join(folders.make(), "turned"), "enterprise.csv", () =>
      [header, ...rows.reverse(), ""].join("\r\n"),
    );
    expect((await build(folders.make(), [turned])).generation).toBe(generation);
  });
});

describe("a refused build leaves the data folder untouched", () => {
  let out: string;
  let ledger: LedgerFolder;

  beforeAll(async () => {
    out = folders.make();
    ledger = nowhere(september);
    await build(out, [ledger, census]);
  });

  const refusalOf = async (work: Promise<unknown>): Promise<LedgerError> => {
    const outcome = await work.catch((error: unknown) => error);
    if (outcome instanceof LedgerError) return outcome;
    throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  };

  async function expectRefused(work: () => Promise<unknown>, code: string): Promise<LedgerError> {
    const before = hashes(out);
    const error = await refusalOf(work());
    expect(error.problems[0]).toMatchObject({ code });
    expect(hashes(out)).toEqual(before);
    return error;
  }

  it("when the period is there", async () => {
    const error = await expectRefused(() => build(out, [ledger]), "period-exists");
    expect(error.problems).toMatchObject([{ file: "nowhere", value: "2025-09" }]);
    expect(error.problems[0]?.fix.en).toContain("--replace");
  });

  it("when a ledger is refused, also after good ones of the same batch", async () => {
    const bad = altered(ledger, join(folders.make(), "bad"), "enterprise.csv", (text) =>
      text.replace("建会方式", "建会办法"),
    );
    await expectRefused(() => build(out, [{ ...bad, period: "2025-10" }]), "extra-label");
    const good = altered(ledger, join(folders.make(), "good"), "enterprise.csv", (text) =>
      text.replaceAll("未建会", "单建"),
    );
    const batch = [
      { ...good, period: "2025-10" },
      { ...bad, period: "2025-11" },
    ];
    await expectRefused(() => build(out, batch), "extra-label");
  });

  it("when a folder cannot be read or holds stated totals beside ledgers", async () => {
    const absent = { folder: join(out, "absent"), period: "2025-10" };
    await expectRefused(() => build(out, [absent]), "source-error");
    const mixed = altered(ledger, join(folders.make(), "mixed"), "enterprise.csv", (text) => text);
    altered(census, mixed.folder, "area_report.csv", (text) => text);
    await expectRefused(() => build(out, [{ ...mixed, period: "2025-10" }]), "mixed-tables");
  });

  it.each(["rejects.csv", "files/rejects.csv", "..rejects.csv"])(
    "when rejected rows would be published as %s",
    async (name) => {
      const options = { folders: [{ ...ledger, period: "2025-10" }], out, report: () => {} };
      const inside = { ...options, rejects: join(out, name) };
      await expectRefused(() => buildSnapshots(inside), "rejects-inside");
    },
  );
});
