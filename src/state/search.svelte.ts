import type { Language } from "../domain/format.ts";
import type { SearchEntry } from "../domain/search.ts";
import { Latest } from "./latest.svelte.ts";
import { loadPart } from "./loadPart.ts";
import type { Site } from "./site.svelte.ts";

/** Entries that are shown at a time. */
const most = 10;

/** Everything that can be found by name, read when somebody begins to search. */
export class SearchState {
  typed = $state("");
  readonly #site: () => Site;
  readonly #index = new Latest<Language, { found: (typed: string) => SearchEntry[] }>((language) =>
    this.#load(language),
  );
  readonly found: readonly SearchEntry[] = $derived.by(() => {
    const index = this.#index.current;
    return index === undefined ? [] : index.value.found(this.typed);
  });

  constructor(site: () => Site) {
    this.#site = site;
  }

  get isLoading(): boolean {
    return this.#index.current === undefined && this.#index.error === undefined;
  }

  get error(): Error | undefined {
    return this.#index.error;
  }

  /** Reads the index, unless it is there. */
  prepare(): void {
    const { language } = this.#site();
    if (this.#index.current?.input !== language && !this.#index.pending)
      void this.#index.load(language);
  }

  async #load(language: Language): Promise<{ found: (typed: string) => SearchEntry[] }> {
    const { opened, ledger, period, places, measures } = this.#site();
    const [{ searchEntries, findEntries }, parks] = await Promise.all([
      loadPart("search", () => import("../domain/search.ts")),
      ledger === undefined || period === undefined
        ? []
        : opened.atlas.snapshot.parksOf(ledger, period),
    ]);
    const entries = searchEntries({ places, parks, measures, language });
    return { found: (typed) => findEntries(entries, typed, most) };
  }
}
