import { areaChildren } from "../domain/area.ts";
import type { Dimension } from "../domain/dimension.ts";
import { withoutFilter } from "../domain/filter.ts";
import { namesTownships } from "../domain/namesTownships.ts";
import { townshipAccess, type NoTownships } from "../engine/townshipAccess.ts";
import type { Site } from "./site.svelte.ts";
import type { ReadySlices, SliceInput } from "./slices.svelte.ts";

/** Which area 分析 slices, and whether by townships. */
export class SliceScope {
  readonly #site: () => Site;
  readonly #ready: () => ReadySlices | undefined;

  /** `ready`: the slices that are there, whose townships stay while their area is in view. */
  constructor(site: () => Site, ready: () => ReadySlices | undefined) {
    this.#site = site;
    this.#ready = ready;
  }

  /** What is asked for; nothing without a place, a measure and a period. */
  input(pair: readonly [Dimension, Dimension]): SliceInput | undefined {
    const { scope, measure, period } = this.#site();
    if (scope === undefined || measure === undefined || period === undefined) return undefined;
    return { measure: measure.id, in: scope, period, pair, withTownships: this.#withTownships };
  }

  /** Bytes of the list of enterprises from which townships are counted, or why they are not. */
  get townships(): { status: "ok"; bytes: number } | { status: NoTownships } {
    const { scope = null, measure, period = "", ledger } = this.#site();
    if (measure === undefined) return { status: "not-supplied" };
    const access = townshipAccess(ledger, { measure: measure.id, in: scope, period });
    if (access.status !== "ok") return access;
    return { status: "ok", bytes: access.files.reduce((sum, { ref }) => sum + ref.bytes, 0) };
  }

  /** Slices another area; what was filtered of the areas and townships inside the one before goes. */
  choose(area: string): void {
    const { place, view, views } = this.#site();
    const filters = withoutFilter(withoutFilter(view.filters, "area"), "township");
    const strip = view.strip === "township" && areaChildren(area).length > 0 ? null : view.strip;
    views.go({ selected: area === place ? null : area, township: null, filters, strip });
  }

  get #withTownships(): boolean {
    const { scope, view } = this.#site();
    const shown = this.#ready()?.input;
    return namesTownships(view) || (shown?.withTownships === true && shown.in === scope);
  }
}
