import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeGeneration } from "../../data/build/dataFolder.ts";
import type { Generation } from "../../src/domain/generation.ts";
import { build, generationOf } from "../data/build/dataFolders.ts";
import { monthFolder } from "../data/changes/threeMonths.ts";

/**
 * Data folders of the three months: as they are, with August stated anew, and what an aggregate folder has of them (with
 * nothing hidden, which other stories look at). `remove` takes them away.
 */
export async function changesData(): Promise<{
  plain: string;
  restated: string;
  aggregate: string;
  remove: () => void;
}> {
  const work = mkdtempSync(join(tmpdir(), "atlas-changes-"));
  const [plain, restated] = [join(work, "plain"), join(work, "restated")];
  const months = (["july", "august", "september"] as const).map((name) =>
    monthFolder(join(work, name), name),
  );
  await build(plain, months);
  cpSync(plain, restated, { recursive: true });
  await build(restated, [monthFolder(join(work, "again"), "augustRestated")], { replace: true });
  const aggregate = join(work, "aggregate");
  cpSync(plain, aggregate, { recursive: true });
  await writeGeneration(aggregate, withAnswersAlone(await generationOf(plain)), emptyProvenance);
  return {
    plain,
    restated,
    aggregate,
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

const emptyProvenance = { tool: "test", inputs: [], tables: [], acceptedChanges: [] };

const withAnswersAlone = (generation: Generation): Generation => ({
  ...generation,
  profile: "aggregate",
  rule: { enterprises: 3, persons: 10, dominance: 0.1 },
  datasets: generation.datasets.map((dataset) => ({
    ...dataset,
    periods: dataset.periods.map(({ changes: _changes, ...period }) => ({
      ...period,
      facts: {},
      rows: {},
      measures: Object.keys(dataset.breaks),
    })),
  })),
});
