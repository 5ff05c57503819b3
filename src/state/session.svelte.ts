import type { Pointer } from "../domain/generation.ts";
import { openAtlas, type Atlas } from "../engine/atlas.ts";
import type { EngineState } from "../engine/engineState.ts";
import {
  loadBoundaryIndex,
  loadSettings,
  type BoundaryIndex,
  type SiteSettings,
} from "../engine/siteFiles.ts";
import { dataBase, pageBase } from "./pageBase.ts";
import type { StalePointer } from "./publications.svelte.ts";
import { noteVersion, seenVersion } from "./seenVersion.ts";

export type { EngineState } from "../engine/engineState.ts";

/** What a page needs once: the open generation, the settings of the site, where the map comes from. */
export interface Opened extends FoundBoundaries {
  atlas: Atlas;
  settings: SiteSettings;
}

interface FoundBoundaries {
  /** null when there are no boundaries: tables only. */
  boundaries: BoundaryIndex | null;
  /** Why it is not known whether there are any. */
  boundaryError?: Error;
}

/** Opens the data folder beside the page and follows the engine. */
export class Session {
  opened = $state.raw<Opened>();
  error = $state.raw<Error>();
  engine = $state.raw<EngineState>();
  /** Known before, and even if, its generation cannot be read. */
  pointer = $state.raw<Pointer>();
  /** The server gave an older pointer than this tab has seen. */
  stale = $state.raw<StalePointer>();

  async open(generation: string | null): Promise<void> {
    try {
      const [atlas, settings, boundaries] = await Promise.all([
        this.#openAtlas(generation),
        loadSettings(pageBase),
        findBoundaries(),
      ]);
      this.opened = { atlas, settings, ...boundaries };
    } catch (error) {
      this.error = error as Error;
    }
  }

  /** Asks for the boundaries once more when that had failed. */
  async retryBoundaries(): Promise<void> {
    if (this.opened?.boundaryError === undefined) return;
    const { atlas, settings } = this.opened;
    this.opened = { atlas, settings, ...(await findBoundaries()) };
  }

  #openAtlas(generation: string | null): Promise<Atlas> {
    return openAtlas({
      base: dataBase,
      seen: seenVersion(),
      ...(generation === null ? {} : { generation }),
      onPointer: (pointer) => this.#hear(pointer),
      onState: (state) => (this.engine = state),
    });
  }

  #hear(pointer: Pointer): void {
    const seen = seenVersion();
    this.pointer = pointer;
    this.stale = pointer.version < seen ? { got: pointer.version, seen } : undefined;
    noteVersion(pointer.version);
  }
}

const findBoundaries = (): Promise<FoundBoundaries> =>
  loadBoundaryIndex(pageBase).then(
    (boundaries) => ({ boundaries }),
    (boundaryError: Error) => ({ boundaries: null, boundaryError }),
  );
