import { accessSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PublishRequest } from "../../../data/publish/readSources.ts";
import { tinyData, tinySite, type TinyData } from "./tinySite.ts";

/** The disk in memory where there is one: publishing waits for the disk at every file. */
function fastFolder(): string {
  try {
    accessSync("/dev/shm", 7);
    return "/dev/shm";
  } catch {
    return tmpdir();
  }
}

/** Small sites and data folders by name, made once, and requests to publish them. */
export class TinyFolders {
  readonly #root = mkdtempSync(join(fastFolder(), "atlas-publish-"));
  readonly #sites = new Map<string, string>();
  readonly #data = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  /** A new folder. */
  make(): string {
    return mkdtempSync(join(this.#root, "x"));
  }

  /** Takes everything away. */
  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  async addSites(...words: readonly string[]): Promise<void> {
    for (const word of words) {
      const folder = this.make();
      this.#ids.set(word, await tinySite(folder, word));
      this.#sites.set(word, folder);
    }
  }

  async addData(months: Readonly<Record<string, TinyData>>): Promise<void> {
    for (const [name, tiny] of Object.entries(months)) {
      const folder = this.make();
      this.#ids.set(name, await tinyData(folder, tiny));
      this.#data.set(name, folder);
    }
  }

  /** The id of a release or generation. */
  id(name: string): string {
    return this.#known(this.#ids, name);
  }

  site(word: string): string {
    return this.#known(this.#sites, word);
  }

  data(name: string): string {
    return this.#known(this.#data, name);
  }

  /** A place to publish to that is not there yet. */
  target(): string {
    return join(this.make(), "www");
  }

  /** Takes such a place away. */
  discard(target: string): void {
    rmSync(dirname(target), { recursive: true, force: true });
  }

  /** Sites and data by name, or folders. */
  request(
    to: string,
    site: string | null,
    data: string | null,
    more: Partial<PublishRequest> = {},
  ): PublishRequest {
    return {
      ...{ to, profile: null, settings: null, again: false },
      site: site === null ? null : (this.#sites.get(site) ?? site),
      data: data === null ? null : (this.#data.get(data) ?? data),
      ...more,
    };
  }

  #known(map: ReadonlyMap<string, string>, name: string): string {
    const found = map.get(name);
    if (found === undefined) throw new Error(`not made: ${name}`);
    return found;
  }
}
