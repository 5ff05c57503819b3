import { join } from "node:path";
import type { PublishRequest } from "../../../data/publish/readSources.ts";
import { temporaryFolders } from "../build/dataFolders.ts";
import { tinyData, tinySite, type TinyData } from "./tinySite.ts";

/** Small sites and data folders by name, made once, and requests to publish them. */
export class TinyFolders {
  readonly folders = temporaryFolders();
  readonly #sites = new Map<string, string>();
  readonly #data = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  async addSites(...words: readonly string[]): Promise<void> {
    for (const word of words) {
      const folder = this.folders.make();
      this.#ids.set(word, await tinySite(folder, word));
      this.#sites.set(word, folder);
    }
  }

  async addData(months: Readonly<Record<string, TinyData>>): Promise<void> {
    for (const [name, tiny] of Object.entries(months)) {
      const folder = this.folders.make();
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
    return join(this.folders.make(), "www");
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
