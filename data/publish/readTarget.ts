import { join } from "node:path";
import {
  parseGeneration,
  parsePointer,
  type Generation,
  type Pointer,
  type Profile,
} from "../../src/domain/generation.ts";
import { sha256 } from "../build/contentStore.ts";
import { namesIn, readOrNull, statOrNull } from "./fileReads.ts";
import type { FileSystem, Machine } from "./fileSystem.ts";
import { finding, refused, type Finding } from "./finding.ts";
import { indexPath, manifestPath, pointerPath, recordPath, releasePath } from "./layout.ts";
import { parseRecord, type PublicationRecord } from "./publicationRecord.ts";
import { parseRelease, releaseOf, type Release } from "./release.ts";
import { settle } from "./settle.ts";

/** A published folder as it stands. */
export interface Target {
  folder: string;
  /** Text of the pointer, to tell whether somebody changed it; null when there is none. */
  pointerText: string | null;
  pointer: Pointer | null;
  /** Text of the page; null when there is none. */
  html: string | null;
  /** The release that the page names. */
  release: string | null;
  /** The profile that the folder declares; null as long as nothing is in it. */
  profile: Profile | null;
  /** What is kept. */
  record: PublicationRecord;
  /** Whether the record was there, and not made up from what was copied by hand. */
  isRecorded: boolean;
  /** Kept generations and releases that can be read. */
  generations: ReadonlyMap<string, Generation>;
  releases: ReadonlyMap<string, Release>;
  /** What of it cannot be read. */
  faults: readonly Finding[];
}

/**
 * Reads pointer, page, record and manifests of a folder. Throws a PublishError when it was written by a newer program
 * or its record is damaged; other damage is in `faults`.
 */
export async function readTarget({ fs, now }: Machine, folder: string): Promise<Target> {
  const found = await statOrNull(fs, folder);
  if (found !== null && !found.isFolder) throw refused("not-a-folder", folder);
  const faults: Finding[] = [];
  const text = textReader(fs, folder);
  const [pointerText, html] = [await text(pointerPath), await text(indexPath)];
  const pointer = pointerText === null ? null : readPointer(pointerText, faults);
  const release = html === null ? null : releaseOf(html);
  const recorded = await readRecord(text);
  const standing = { record: recorded, pointer, release, ...(await idsThere(fs, folder)) };
  const record = settle(standing, now());
  const generations = await readNamed(
    record.generations,
    manifestPath,
    parseGeneration,
    text,
    faults,
  );
  const releases = await readNamed(record.releases, releasePath, parseRelease, text, faults);
  const profile = recorded?.profile ?? profileOf([...generations.values()]);
  return {
    ...{ folder, pointerText, pointer, html, release, profile, generations, releases, faults },
    ...{ record, isRecorded: recorded !== null },
  };
}

type TextReader = (path: string) => Promise<string | null>;

const textReader =
  (fs: FileSystem, folder: string): TextReader =>
  async (path) =>
    (await readOrNull(fs, join(folder, path)))?.toString() ?? null;

async function idsThere(fs: FileSystem, folder: string) {
  const idsIn = async (path: string): Promise<string[]> => {
    const names = await namesIn(fs, join(folder, path));
    return names.flatMap((name) => /^([0-9a-f]{16})\.json$/.exec(name)?.[1] ?? []);
  };
  return { generations: await idsIn("data/generations"), releases: await idsIn("releases") };
}

/** Of a folder without a record: named as soon as anything in it is. */
function profileOf(generations: readonly Generation[]): Profile | null {
  const named = generations.find(({ profile }) => profile === "named");
  return (named ?? generations[0])?.profile ?? null;
}

function readPointer(text: string, faults: Finding[]): Pointer | null {
  refuseNewer(pointerPath, text);
  try {
    return parsePointer(text);
  } catch (error) {
    faults.push(finding("pointer-unreadable", pointerPath, (error as Error).message));
    return null;
  }
}

async function readRecord(text: TextReader): Promise<PublicationRecord | null> {
  const found = await text(recordPath);
  if (found === null) return null;
  refuseNewer(recordPath, found);
  try {
    return parseRecord(found);
  } catch (error) {
    throw refused("record-unreadable", recordPath, (error as Error).message);
  }
}

/** Throws when the document is of a later format than this program knows. */
function refuseNewer(path: string, text: string): void {
  const format = Number(/"format":\s*(\d+)/.exec(text)?.[1] ?? 1);
  if (format > 1) throw refused("newer-program", path, `format ${format}`);
}

/** Reads documents that are named by their content. */
async function readNamed<Value>(
  entries: readonly { id: string }[],
  pathOf: (id: string) => string,
  parse: (text: string) => Value,
  text: TextReader,
  faults: Finding[],
): Promise<Map<string, Value>> {
  const read = new Map<string, Value>();
  for (const { id } of entries) {
    const found = await text(pathOf(id));
    if (found === null) faults.push(finding("missing", pathOf(id)));
    else
      try {
        if (!sha256(found).startsWith(id)) throw new Error(`SHA-256 ${id}…`);
        read.set(id, parse(found));
      } catch (error) {
        faults.push(finding("altered", pathOf(id), (error as Error).message));
      }
  }
  return read;
}
