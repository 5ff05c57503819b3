import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshots } from "../../../data/build/buildSnapshots.ts";
import { sha256 } from "../../../data/build/contentStore.ts";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import { LedgerError } from "../../../data/read/ledgerError.ts";
import {
  altered,
  august,
  build,
  census,
  datasetOf,
  fileRefs,
  generationOf,
  hashes,
  september,
  temporaryFolders,
} from "./dataFolders.ts";

const folders = temporaryFolders();
let out: string;
let generation: string;

beforeAll(async () => {
  out = folders.make();
  ({ generation } = await build(out, [august, september, census]));
});
afterAll(folders.remove);

const july = { ...august, period: "2025-07" };

describe("a build", () => {
  it("of the same input gives the same bytes", async () => {
    const again = folders.make();
    await build(again, [august, september, census]);
    expect(hashes(again)).toEqual(hashes(out));
  });

  it("is the same generation in any order, in one batch or period by period", async () => {
    for (const order of [
      [census, september, august],
      [august, census, september],
    ]) {
      const [batch, single] = [folders.make(), folders.make()];
      expect((await build(batch, order)).generation).toBe(generation);
      for (const folder of order) await build(single, [folder]);
      expect((await readCurrent(single))?.pointer).toMatchObject({ generation, version: 3 });
    }
  });

  it("keeps row files and district answers of the same periods whatever the order", async () => {
    const [ordered, turned] = [folders.make(), folders.make()];
    for (const folder of [july, august, september]) await build(ordered, [folder]);
    for (const folder of [september, july, august]) await build(turned, [folder]);
    const manifest = await generationOf(ordered);
    expect(await generationOf(turned)).toEqual(manifest);
    const { periods } = datasetOf(manifest, "ledger");
    expect(periods.map(({ rows }) => Object.keys(rows).length > 0)).toEqual([false, true, true]);
    expect(periods.map(({ answers }) => "330106" in answers)).toEqual([false, false, true]);
  });

  it("does not confuse the year of a report with the months of the ledgers", async () => {
    const later = { ...census, period: "2026" };
    const [batch, single] = [folders.make(), folders.make()];
    await build(batch, [august, september, later]);
    for (const folder of [august, september, later]) await build(single, [folder]);
    expect(await generationOf(batch)).toEqual(await generationOf(single));
  });

  it("replaces a period when it is told to, and only that", async () => {
    const replaced = folders.make();
    await build(replaced, [august, { ...august, period: "2025-09" }, census]);
    const before = await generationOf(replaced);
    expect((await readCurrent(replaced))?.pointer.generation).not.toBe(generation);
    await build(replaced, [september], { replace: true });
    expect((await readCurrent(replaced))?.pointer).toMatchObject({ generation, version: 2 });
    expect(datasetOf(await generationOf(replaced), "report")).toEqual(datasetOf(before, "report"));
  });
});

describe("the manifest", () => {
  it("names files that are there, by hash and length", async () => {
    const manifest = await generationOf(out);
    const refs = fileRefs(manifest);
    expect(refs.length).toBeGreaterThan(100);
    for (const { file, bytes } of refs) {
      const path = join(out, "files", file);
      expect([file, statSync(path).size]).toEqual([file, bytes]);
      expect(sha256(readFileSync(path))).toBe(file.slice(0, 64));
    }
  });

  it("is named by its content, and the pointer by the hash of the provenance", async () => {
    const current = await readCurrent(out);
    expect(current?.pointer).toMatchObject({ generation, version: 1 });
    const text = readFileSync(join(out, "generations", `${generation}.json`), "utf8");
    expect(sha256(text).slice(0, 16)).toBe(generation);
    const provenance = current?.pointer.provenance ?? "";
    const kept = readFileSync(join(out, "provenance", `${provenance}.json`), "utf8");
    expect(sha256(kept)).toBe(provenance);
    const { inputs } = JSON.parse(kept) as { inputs: { file: string; sha256: string }[] };
    expect(inputs).toHaveLength(7);
    const enterprises = sha256(readFileSync(join(september.folder, "enterprise.csv")));
    expect(inputs).toContainEqual(
      expect.objectContaining({ period: "2025-09", file: "enterprise.csv", sha256: enterprises }),
    );
    expect(text).not.toContain(enterprises);
  });

  it("has two data sets with their periods, places and what is synthetic", async () => {
    const manifest = await generationOf(out);
    const [ledger, report] = [datasetOf(manifest, "ledger"), datasetOf(manifest, "report")];
    expect(manifest).toMatchObject({ format: 1, profile: "named" });
    expect(ledger).toMatchObject({ synthetic: true, source: null });
    expect(ledger.areas).toEqual(["310000", "330100", "450000"]);
    expect(ledger.periods.map(({ period }) => period)).toEqual(["2025-08", "2025-09"]);
    expect(report).toMatchObject({ synthetic: false });
    expect(report.areas).toHaveLength(27);
    expect(report.source?.title.zh).toContain("第一次全国经济普查");
    expect(ledger.periods[1]?.tables["enterprise"]).toMatchObject({
      rowsAccepted: 44,
      rowsRejected: 0,
    });
    expect(ledger.periods[0]?.tables["enterprise"]?.supplied).not.toContain("tech_lists");
  });

  it("depends on the data, not on the names of the folders", async () => {
    const [moved, elsewhere] = [folders.make(), folders.make()];
    const copied = altered(september, join(moved, "anders"), "park.csv", (text) => text);
    const same = await build(elsewhere, [august, copied, census]);
    expect(same.generation).toBe(generation);
  });
});

describe("a refused build leaves the data folder untouched", () => {
  const refusalOf = async (work: Promise<unknown>): Promise<LedgerError> => {
    const outcome = await work.catch((error: unknown) => error);
    if (outcome instanceof LedgerError) return outcome;
    throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  };

  async function expectRefused(work: () => Promise<unknown>, rule: string): Promise<LedgerError> {
    const before = hashes(out);
    const error = await refusalOf(work());
    expect(error.problems[0]).toMatchObject({ rule });
    expect(hashes(out)).toEqual(before);
    return error;
  }

  it("when the period is there", async () => {
    const error = await expectRefused(() => build(out, [september]), "period-exists");
    expect(error.problems).toMatchObject([{ file: "2025-09", value: "2025-09" }]);
    expect(error.problems[0]?.fix.en).toContain("--replace");
  });

  it("when a ledger is refused, also after good ones of the same batch", async () => {
    const bad = altered(september, join(folders.make(), "bad"), "enterprise.csv", (text) =>
      text.replace("建会方式", "建会办法"),
    );
    await expectRefused(() => build(out, [{ ...bad, period: "2025-10" }]), "unknown-column");
    const good = altered(september, join(folders.make(), "good"), "enterprise.csv", (text) =>
      text.replaceAll("未建会", "单建"),
    );
    const batch = [
      { ...good, period: "2025-10" },
      { ...bad, period: "2025-11" },
    ];
    await expectRefused(() => build(out, batch), "unknown-column");
  });

  it("when a folder cannot be read or holds stated totals beside ledgers", async () => {
    const absent = { folder: join(out, "absent"), period: "2025-10" };
    await expectRefused(() => build(out, [absent]), "unreadable-file");
    const mixed = altered(september, join(folders.make(), "mixed"), "park.csv", (text) => text);
    altered(census, mixed.folder, "area_report.csv", (text) => text);
    await expectRefused(() => build(out, [{ ...mixed, period: "2025-10" }]), "mixed-tables");
  });

  it.each(["rejects.csv", "files/rejects.csv", "..rejects.csv"])(
    "when rejected rows would be published as %s",
    async (name) => {
      const options = { folders: [{ ...september, period: "2025-10" }], out, reject: () => {} };
      const inside = { ...options, rejects: join(out, name) };
      await expectRefused(() => buildSnapshots(inside), "rejects-inside");
    },
  );
});
