import { join } from "node:path";
import { canonicalJson } from "../build/canonicalJson.ts";
import { checkPublication, checkRoom, hasFormatGap } from "./checkPublication.ts";
import type { FileSystem, Machine } from "./fileSystem.ts";
import { finding, type Finding } from "./finding.ts";
import { headlineFigures, type HeadlineFigure, type HeadlineSource } from "./headlineFigures.ts";
import { filePath, pointerPath, provenancePath, recordPath } from "./layout.ts";
import { nextPointer, nextRecord } from "./nextRecord.ts";
import type { Plan, PlannedFile } from "./plan.ts";
import { planFiles, planRemoved, type PlannedFiles } from "./planFiles.ts";
import { planRemovals } from "./planRemovals.ts";
import type { Data } from "./readData.ts";
import type { PublishRequest, Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";
import type { Retention } from "./retention.ts";
import { wantedText, type WantedFile } from "./wantedFile.ts";

/** What a publication would do, and what speaks against it. Writes nothing. */
export async function planPublication(
  { fs, now }: Machine,
  request: PublishRequest,
  target: Target,
  sources: Sources,
): Promise<Plan> {
  const { folder } = target;
  const { site, data, profile } = sources;
  const time = now();
  const pointer = nextPointer(target, sources, time);
  const next = nextRecord(target, sources, pointer, time);
  const contents = await planFiles(fs, folder, contentsOf(sources));
  const inPlace = await planFiles(fs, folder, sources.fixed);
  const index = await planFiles(fs, folder, site === null ? [] : [site.index]);
  const last = pointer === null ? [] : [wantedText(pointerPath, canonicalJson(pointer))];
  const writes = [contents, inPlace, index, await planFiles(fs, folder, last)];
  const files = writes.flatMap((one) => one.files);
  const removals = await planRemovals(fs, target, sources, next.record);
  const room = await checkRoom(fs, folder, bytesToWrite(files));
  const going = [...removals.leftovers, ...removals.removed];
  return {
    ...{ folder, profile, retired: next.retired, expired: next.expired },
    ...shownBeforeAndAfter(target, sources, pointer),
    files: [...files, ...(await planRemoved(fs, folder, going))],
    figures: await figuresOf(fs, target, data),
    findings: [
      ...sources.findings,
      ...checkPublication(request, sources, target),
      ...room.findings,
    ],
    notices: [
      ...sources.notices,
      ...noticesOf(target, sources, contents, next),
      ...(removals.isHeldBack ? [finding("kept-unreadable", recordPath)] : []),
      ...room.notices,
    ],
    write: {
      ...{ contents: contents.write, siblings: contents.siblings, fixed: inPlace.write },
      ...{ index: index.write[0] ?? null, pointer, record: next.record },
      ...{ leftovers: removals.leftovers, removed: removals.removed },
    },
  };
}

const contentsOf = ({ site, data, adopted }: Sources): WantedFile[] => [
  ...(site?.chunks ?? []),
  ...(data?.files ?? []),
  ...(adopted === null ? [] : [adopted.file]),
];

function shownBeforeAndAfter(
  { pointer, release, record }: Target,
  { site }: Sources,
  next: Plan["write"]["pointer"],
): Pick<Plan, "before" | "after"> {
  const { version } = record;
  const before = { generation: pointer?.generation ?? null, release, version };
  return {
    before,
    after: {
      generation: next?.generation ?? before.generation,
      release: site?.id ?? release,
      version: next?.version ?? version,
    },
  };
}

const bytesToWrite = (files: readonly PlannedFile[]): number =>
  files.reduce((sum, { bytes, change }) => (change === "unchanged" ? sum : sum + bytes), 0);

/** Of the data to publish against those that readers see. */
async function figuresOf(
  fs: FileSystem,
  { folder, pointer, generations }: Target,
  data: Data | null,
): Promise<HeadlineFigure[]> {
  if (data === null) return [];
  const shown = pointer === null ? undefined : generations.get(pointer.generation);
  const before: HeadlineSource | null =
    pointer === null || shown === undefined
      ? null
      : {
          generation: shown,
          file: (ref) => join(folder, filePath(ref)),
          provenance: join(folder, provenancePath(pointer.provenance)),
        };
  return headlineFigures(fs, before, {
    generation: data.generation,
    file: ({ file }) => join(data.folder, "files", file),
    provenance: join(data.folder, "provenance", `${data.provenance}.json`),
  });
}

function noticesOf(
  target: Target,
  sources: Sources,
  contents: PlannedFiles,
  next: Retention,
): Finding[] {
  const written = contents.write.map(({ path }) => path);
  const damaged = contents.files.filter(
    ({ path, change }) => change === "changed" && written.includes(path),
  );
  return [
    ...target.faults.filter(({ path }) => !written.includes(path)),
    ...damaged.map(({ path }) => finding("damaged-in-target", path)),
    ...(hasFormatGap(sources, target) ? [finding("format-gap", target.folder)] : []),
    ...(next.isClockBehind ? [finding("clock-behind", recordPath)] : []),
  ];
}
