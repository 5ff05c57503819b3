import { openAtlas, type Atlas } from "../engine/atlas.ts";
import type { EngineState } from "../engine/engineState.ts";
import {
  loadBoundaryIndex,
  loadSettings,
  type BoundaryIndex,
  type SiteSettings,
} from "../engine/siteFiles.ts";
import { dataBase, pageBase } from "./pageBase.ts";

export type { EngineState } from "../engine/engineState.ts";

/** What a page needs once: the open generation, the settings of the site, where the map comes from. */
export interface Opened {
  atlas: Atlas;
  settings: SiteSettings;
  /** null when there are no boundaries: tables only. */
  boundaries: BoundaryIndex | null;
}

/** Opens the data folder beside the page and follows the engine. */
export class Session {
  opened = $state.raw<Opened>();
  error = $state.raw<Error>();
  engine = $state.raw<EngineState>();

  async open(generation: string | null): Promise<void> {
    try {
      const [atlas, settings, boundaries] = await Promise.all([
        openAtlas({
          base: dataBase,
          ...(generation === null ? {} : { generation }),
          onState: (state) => (this.engine = state),
        }),
        loadSettings(pageBase),
        loadBoundaryIndex(pageBase).catch(() => null),
      ]);
      this.opened = { atlas, settings, boundaries };
    } catch (error) {
      this.error = error as Error;
    }
  }
}
