import { canonicalJson } from "../build/canonicalJson.ts";
import type { Machine } from "./fileSystem.ts";
import { asRefusal, failures, finding, PublishError, refused, type Finding } from "./finding.ts";
import { FolderWriter } from "./folderWriter.ts";
import { pointerPath, recordPath } from "./layout.ts";
import type { Lock } from "./lock.ts";
import type { Plan, Writes } from "./plan.ts";
import type { PublicationRecord } from "./publicationRecord.ts";
import type { Target } from "./readTarget.ts";
import { wantedText, type WantedFile } from "./wantedFile.ts";

/** Reports what is being written, and the share 0–1 that is done. */
export type OnProgress = (words: string, share: number) => void;

/**
 * Carries a plan out: files that nobody asks for yet, then the page, and last the pointer. Whatever fails before the
 * pointer is renamed is thrown and leaves readers with the data of before; what fails after it is returned.
 */
export async function writePublication(
  machine: Machine,
  { write }: Plan,
  target: Target,
  lock: Lock,
  onProgress: OnProgress,
): Promise<readonly Finding[]> {
  const writer = new FolderWriter(machine, target.folder);
  for (const path of write.leftovers) await writer.remove(path);
  await writeContents(writer, write, onProgress);
  for (const file of write.fixed) await writer.write(file);
  await writer.sync();
  await writeSwitches(writer, write, target, lock);
  return bookkeeping(writer, write.record, write.removed);
}

/** What readers see change: the page, then the pointer; the other way round where there is nothing to see yet. */
async function writeSwitches(
  writer: FolderWriter,
  { index, pointer }: Writes,
  target: Target,
  lock: Lock,
): Promise<void> {
  const page = index === null ? [] : [index];
  const last = pointer === null ? [] : [wantedText(pointerPath, canonicalJson(pointer))];
  const [first, second] = target.pointer === null ? [last, page] : [page, last];
  let { pointerText } = target;
  const write = async (file: WantedFile): Promise<void> => {
    await checkUnmoved(writer, { ...target, pointerText }, lock);
    await writer.write(file);
    await writer.sync();
    if (file.path === pointerPath) pointerText = canonicalJson(pointer);
  };
  for (const file of first) await write(file);
  for (const file of second)
    await write(file).catch((error: unknown) => {
      throw first.length === 0 ? error : withUnfinished(error, file.path);
    });
}

async function writeContents(
  writer: FolderWriter,
  { contents, siblings }: Writes,
  onProgress: OnProgress,
): Promise<void> {
  const total = contents.length + siblings.length;
  let done = 0;
  for (const file of contents) {
    await writer.write(file);
    onProgress("复制文件 copying files", ++done / total);
  }
  for (const sibling of siblings) {
    await writer.writeSibling(sibling);
    onProgress("压缩文件 compressing files", ++done / total);
  }
}

/** Throws when somebody else has taken the lock or moved the pointer. */
export async function checkUnmoved(
  writer: FolderWriter,
  { folder, pointerText }: Target,
  lock: Lock,
): Promise<void> {
  await lock.check();
  if ((await writer.text(pointerPath)) !== pointerText) throw refused("pointer-moved", folder);
}

/** Writes the record and removes files; what fails is returned, since readers see the new state already. */
export const bookkeeping = (
  writer: FolderWriter,
  record: PublicationRecord,
  removed: readonly string[],
): Promise<readonly Finding[]> =>
  failures(async () => {
    const text = canonicalJson(record);
    if ((await writer.text(recordPath)) !== text) await writer.writeText(recordPath, text);
    await writer.sync();
    for (const path of removed) await writer.remove(path);
  });

function withUnfinished(error: unknown, path: string): unknown {
  const refusal = asRefusal(error);
  if (!(refusal instanceof PublishError)) return error;
  return new PublishError([...refusal.findings, finding("unfinished", path)], error);
}
