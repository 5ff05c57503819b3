import { parseShapesOf } from "../map/parseShapesOf.ts";
import type { AreaShapes } from "../map/shapes.ts";
import { Latest } from "../state/latest.svelte.ts";
import { loadTopology, unreadableBoundary } from "../state/shapesCache.ts";
import type { Site } from "../state/site.svelte.ts";

/** The shapes of an area's parts; null where the site has no boundaries of it. Create it while a component initialises. */
export class AreaShapesState {
  readonly #latest: Latest<string, AreaShapes | null>;
  readonly #site: () => Site;
  readonly #adcode: () => string;
  #isRetried = false;

  constructor(site: () => Site, adcode: () => string) {
    this.#site = site;
    this.#adcode = adcode;
    this.#latest = new Latest((wanted) => this.#load(wanted));
    $effect(() => void this.#latest.load(adcode()));
  }

  /** Undefined while they are on their way. */
  get current(): AreaShapes | null | undefined {
    const { current } = this.#latest;
    return current?.input === this.#adcode() ? current.value : undefined;
  }

  get error(): Error | undefined {
    return this.#latest.error;
  }

  /** Asks again, past every cache. */
  async retry(): Promise<void> {
    await this.#site().session.retryBoundaries();
    this.#isRetried = true;
    this.#latest.retry();
  }

  async #load(adcode: string): Promise<AreaShapes | null> {
    const found = await loadTopology(this.#site().opened, adcode, this.#isRetried);
    if (found === null) return null;
    try {
      return parseShapesOf(adcode, found.topology, found.file);
    } catch (error) {
      throw unreadableBoundary(found, String(error));
    }
  }
}
