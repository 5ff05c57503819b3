import { join } from "node:path";
import { checkPublication, checkRoom, hasFormatGap } from "./checkPublication.ts";
import type { FileSystem, Machine } from "./fileSystem.ts";
import { finding, type Finding } from "./finding.ts";
import { headlineFigures, type HeadlineFigure, type HeadlineSource } from "./headlineFigures.ts";
import { filePath, provenancePath, recordPath } from "./layout.ts";
import { nextPointer, nextRecord } from "./nextRecord.ts";
import type { Plan, PlannedFile } from "./plan.ts";
import { planWrites, type PlannedWrites } from "./planWrites.ts";
import type { Data } from "./readData.ts";
import type { PublishRequest, Sources } from "./readSources.ts";
import type { Target } from "./readTarget.ts";

/** What a publication would do, and what speaks against it. Writes nothing. */
export async function planPublication(
  { fs, now }: Machine,
  request: PublishRequest,
  target: Target,
  sources: Sources,
): Promise<Plan> {
  const { folder } = target;
  const time = now();
  const pointer = nextPointer(target, sources, time);
  const next = nextRecord(target, sources, pointer, time);
  const planned = await planWrites(fs, target, sources, { pointer, record: next.record });
  const room = await checkRoom(fs, folder, bytesToWrite(planned.files));
  const checked = checkPublication(request, sources, target);
  return {
    ...{ folder, profile: sources.profile, retired: next.retired, expired: next.expired },
    ...shownBeforeAndAfter(target, sources, pointer),
    ...{ files: planned.files, write: planned.write },
    figures: await figuresOf(fs, target, sources.data),
    findings: [...sources.findings, ...checked, ...room.findings],
    notices: [
      ...sources.notices,
      ...noticesOf(target, sources, planned),
      ...(next.isClockBehind ? [finding("clock-behind", recordPath)] : []),
      ...room.notices,
    ],
  };
}

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
  files
    .filter(({ change }) => change === "new" || change === "changed")
    .reduce((sum, { bytes }) => sum + bytes, 0);

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
  { write, damaged, isHeldBack }: PlannedWrites,
): Finding[] {
  const written = write.contents.map(({ path }) => path);
  return [
    ...target.faults.filter(({ path }) => !written.includes(path)),
    ...damaged.map((path) => finding("damaged-in-target", path)),
    ...(hasFormatGap(sources, target) ? [finding("format-gap", target.folder)] : []),
    ...(isHeldBack ? [finding("kept-unreadable", recordPath)] : []),
  ];
}
