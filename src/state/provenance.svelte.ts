import { loadProvenance, type FoundProvenance } from "../engine/loadProvenance.ts";
import type { Snapshot } from "../engine/snapshot.ts";
import { Latest } from "./latest.svelte.ts";

export type { FoundProvenance } from "../engine/loadProvenance.ts";

/** Where the open generation comes from. Create it while a component initialises. */
export class ProvenanceState {
  readonly latest = new Latest<Snapshot, FoundProvenance>((asked, signal) =>
    loadProvenance(asked, { signal }),
  );
  readonly #snapshot: () => Snapshot;

  constructor(snapshot: () => Snapshot) {
    this.#snapshot = snapshot;
    $effect(() => this.reload());
  }

  reload(): void {
    void this.latest.load(this.#snapshot());
  }
}
