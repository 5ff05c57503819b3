import { createContext } from "svelte";
import type { Pointer } from "../domain/generation.ts";
import { loadPointer } from "../engine/openSnapshot.ts";
import type { Snapshot } from "../engine/snapshot.ts";
import { SnapshotError } from "../engine/snapshotError.ts";
import { dataBase } from "./pageBase.ts";
import { noteVersion, seenVersion } from "./seenVersion.ts";

/** Minutes between two looks at the pointer. */
const minutes = 3;

/** A pointer older than one that was seen before. */
export interface StalePointer {
  got: number;
  seen: number;
}

/**
 * What the pointer says while the page stays on its generation. Only the version counts: clocks may be wrong. Create it
 * while a component initialises.
 */
export class Publications {
  /** A later publication, of another generation than the open one. */
  newer = $state.raw<Pointer>();
  /** What was published since is of another format. */
  needsProgram = $state(false);
  stale = $state.raw<StalePointer>();
  readonly #open: Snapshot;
  #isAsking = false;
  #isAskedAgain = false;

  constructor(open: Snapshot, stale: StalePointer | undefined) {
    this.#open = open;
    this.stale = stale;
    $effect(() => this.#follow());
  }

  /**
   * Asks for the pointer, one request at a time; what is asked meanwhile is asked once more after it, since the answer
   * on its way may be older. A server that cannot be reached changes nothing.
   */
  async look(): Promise<void> {
    this.#isAskedAgain = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      await this.#ask();
    }
    this.#isAsking = false;
  }

  async #ask(): Promise<void> {
    try {
      this.#hear(await loadPointer({ base: dataBase }));
    } catch (error) {
      const fault = error instanceof SnapshotError ? error.fault : null;
      if (fault === "newer-format") this.needsProgram = true;
    }
  }

  #hear(pointer: Pointer): void {
    const { id, pointer: opened } = this.#open;
    const { version, generation } = pointer;
    const seen = Math.max(seenVersion(), opened.version);
    this.stale = version < seen ? { got: version, seen } : undefined;
    if (version >= seen)
      this.newer = version > opened.version && generation !== id ? pointer : undefined;
    noteVersion(version);
  }

  #follow(): () => void {
    const look = (): void => {
      if (document.visibilityState === "visible") void this.look();
    };
    const timer = setInterval(look, minutes * 60_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }
}

export const [getPublications, setPublications] = createContext<Publications>();
