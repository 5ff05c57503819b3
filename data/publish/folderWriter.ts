import { dirname, join } from "node:path";
import { siblingExtension } from "../site/negotiate.ts";
import { readOrNull, statOrNull } from "./fileReads.ts";
import type { Machine } from "./fileSystem.ts";
import type { WantedSibling } from "./plan.ts";
import { isSiblingWhole, packed } from "./siblings.ts";
import type { WantedFile } from "./wantedFile.ts";
import { copyWhole, writeWhole } from "./writeWhole.ts";

/** Writes files of a published folder, each whole, and knows which folders are to be synced for them. */
export class FolderWriter {
  readonly #machine: Machine;
  readonly #folder: string;
  readonly #unsynced = new Set<string>();

  constructor(machine: Machine, folder: string) {
    this.#machine = machine;
    this.#folder = folder;
  }

  async write(file: WantedFile): Promise<void> {
    const path = await this.#place(file.path);
    if ("text" in file.from) await writeWhole(this.#machine, path, file.from.text);
    else await copyWhole(this.#machine, file.from.file, path, file.sha256);
  }

  /** Takes the sibling beside the source if it is of the file; otherwise compresses the file in its place. */
  async writeSibling(sibling: WantedSibling): Promise<void> {
    const { of: plain, coding } = sibling;
    const { fs } = this.#machine;
    const beside = "file" in plain.from ? plain.from.file + siblingExtension[coding] : null;
    const isReady = beside !== null && (await isSiblingWhole(fs, beside, sibling, plain)) === true;
    const bytes = isReady
      ? await fs.readFile(beside)
      : await packed(await fs.readFile(join(this.#folder, plain.path)), sibling);
    if (bytes === null) return;
    await writeWhole(this.#machine, await this.#place(sibling.path), bytes);
  }

  async writeText(path: string, text: string): Promise<void> {
    await writeWhole(this.#machine, await this.#place(path), text);
  }

  /** Removes a file that may be gone already. */
  async remove(path: string): Promise<void> {
    const { fs } = this.#machine;
    const file = join(this.#folder, path);
    if ((await statOrNull(fs, file)) !== null) await fs.remove(file);
  }

  /** Makes the names of everything written so far durable. */
  async sync(): Promise<void> {
    for (const folder of this.#unsynced) await this.#machine.fs.syncFolder(folder);
    this.#unsynced.clear();
  }

  text(path: string): Promise<string | null> {
    return readOrNull(this.#machine.fs, join(this.#folder, path)).then(
      (bytes) => bytes?.toString() ?? null,
    );
  }

  /** The path of a file whose folder is there. */
  async #place(path: string): Promise<string> {
    const file = join(this.#folder, path);
    await this.#makeFolder(dirname(file));
    this.#unsynced.add(dirname(file));
    return file;
  }

  async #makeFolder(folder: string): Promise<void> {
    const { fs } = this.#machine;
    if (this.#unsynced.has(folder) || (await statOrNull(fs, folder)) !== null) return;
    await this.#makeFolder(dirname(folder));
    await fs.makeFolder(folder);
    this.#unsynced.add(dirname(folder));
  }
}
