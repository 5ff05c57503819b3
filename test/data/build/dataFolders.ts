import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSnapshots, type Build } from "../../../data/build/buildSnapshots.ts";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import { severityOf } from "../../../data/read/problem.ts";
import type { LedgerFolder } from "../../../data/build/stagedPeriod.ts";
import type { Dataset, FileRef, Generation } from "../../../src/domain/generation.ts";

const ledgers = fileURLToPath(new URL("../../fixtures/ledgers/", import.meta.url));
const reports = fileURLToPath(new URL("../../../data/reports/", import.meta.url));

export const august: LedgerFolder = { folder: join(ledgers, "2025-08"), period: "2025-08" };
export const september: LedgerFolder = { folder: join(ledgers, "2025-09"), period: "2025-09" };
export const organisations: LedgerFolder = {
  folder: fileURLToPath(new URL("../../fixtures/organisations/2025-09", import.meta.url)),
  period: "2025-09",
};
export const census: LedgerFolder = { folder: join(reports, "census-2004"), period: "2004" };

/** Temporary folders of a test file; `remove` takes them all away. */
export function temporaryFolders(): { make: () => string; remove: () => void } {
  const made: string[] = [];
  return {
    make: () => {
      const folder = mkdtempSync(join(tmpdir(), "atlas-build-"));
      made.push(folder);
      return folder;
    },
    remove: () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })),
  };
}

/** Builds folders of which no row may be rejected, in one batch; months of fixtures may differ as they like. */
export const build = (
  out: string,
  folders: readonly LedgerFolder[],
  options: { replace?: boolean } = {},
): Promise<Build> =>
  buildSnapshots({
    acceptChange: "fixture",
    ...options,
    folders,
    out,
    report: (problem) => {
      if (severityOf(problem.code) === "error")
        throw new Error(`rejected: ${JSON.stringify(problem)}`);
    },
  });

/** Path → SHA-256 of every file below a folder. */
export function hashes(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  const hashed = files.map((file): [string, string] => [
    relative(folder, file),
    createHash("sha256").update(readFileSync(file)).digest("hex"),
  ]);
  return Object.fromEntries(hashed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function generationOf(out: string): Promise<Generation> {
  const current = await readCurrent(out);
  if (current === null) throw new Error(`no data folder: ${out}`);
  return current.generation;
}

export function datasetOf({ datasets }: Generation, id: Dataset["id"]): Dataset {
  const found = datasets.find((dataset) => dataset.id === id);
  if (found === undefined) throw new Error(`no data set: ${id}`);
  return found;
}

/** Every file that a manifest names. */
export const fileRefs = ({ datasets }: Generation): FileRef[] =>
  datasets.flatMap(({ periods, trends }) => [
    ...Object.values(trends),
    ...periods.flatMap(({ facts, answers, rows, parks, changes, restated = [] }) => [
      ...[facts, answers, rows, changes?.files ?? {}, ...restated].flatMap((files) =>
        Object.values(files),
      ),
      ...(parks === undefined ? [] : [parks]),
    ]),
  ]);

/** A copy of a ledger folder in which one file is another text. */
export function altered(
  { folder, period }: LedgerFolder,
  into: string,
  file: string,
  change: (text: string) => string,
): LedgerFolder {
  cpSync(folder, into, { recursive: true });
  writeFileSync(join(into, file), change(readFileSync(join(into, file), "utf8")));
  return { folder: into, period };
}

/** A ledger folder that holds the rows of some files that match. */
export function narrowed(
  { folder, period }: LedgerFolder,
  into: string,
  rows: Readonly<Record<string, RegExp>>,
): LedgerFolder {
  mkdirSync(into, { recursive: true });
  for (const [file, wanted] of Object.entries(rows)) {
    const [header, ...lines] = readFileSync(join(folder, file), "utf8").split("\n");
    const kept = lines.filter((line) => wanted.test(line));
    writeFileSync(join(into, file), [header, ...kept, ""].join("\n"));
  }
  return { folder: into, period };
}
