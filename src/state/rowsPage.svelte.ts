import type { Place } from "../domain/area.ts";
import { rowDimensions } from "../domain/dimension.ts";
import type { Filters } from "../domain/filter.ts";
import type { MeasureId } from "../domain/measure.ts";
import { offeredParts } from "../domain/offeredParts.ts";
import { defaultColumns } from "../domain/rowColumns.ts";
import type { RowPart } from "../domain/viewChoices.ts";
import { RowTable, type EnterpriseOrder, type EnterpriseSelection } from "./rowTable.svelte.ts";
import type { Site } from "./site.svelte.ts";

/** What the list of enterprises is asked for, with the view's defaults filled in. Create it while a component initialises. */
export class RowsPage {
  readonly table: RowTable;
  readonly #site: () => Site;

  constructor(site: () => Site) {
    this.#site = site;
    this.table = new RowTable(
      () => site().opened.atlas,
      () => this.#input,
      () => this.columns,
    );
  }

  get isBacklog(): boolean {
    return this.#site().view.rowList === "backlog";
  }

  /** The area that is listed. */
  get area(): string | undefined {
    return this.#site().scope;
  }

  get place(): Place | undefined {
    return this.#site().place;
  }

  /** Columns that the ledger of enterprises has in the period. */
  get supplied(): readonly string[] {
    const { ledger, period } = this.#site();
    const files = ledger?.periods.find((one) => one.period === period);
    return files?.tables["enterprise"]?.supplied ?? [];
  }

  /** Besides the name: those that were chosen, else the usual ones that the ledger has. */
  get columns(): readonly string[] {
    const usual = defaultColumns[this.isBacklog ? "backlog" : "enterprises"];
    const { supplied } = this;
    return this.#site().view.rowColumns ?? usual.filter((name) => supplied.includes(name));
  }

  get order(): EnterpriseOrder {
    const chosen = this.#site().view.rowOrder;
    return chosen ?? (this.isBacklog ? "priority" : { column: "employees", descending: true });
  }

  /** Parts of the measure in view that can be listed. */
  get parts(): readonly RowPart[] {
    const { measure } = this.#site();
    return measure === undefined ? ["all"] : offeredParts(measure.id);
  }

  /** The part that is listed; all where the measure does not have the one that was asked for. */
  get part(): RowPart {
    const asked = this.#site().view.rowPart;
    return this.parts.includes(asked) ? asked : "all";
  }

  /** The filters that rows of enterprises can be narrowed to. */
  get filters(): Filters {
    return this.#site().view.filters.filter(({ dimension }) => rowDimensions.includes(dimension));
  }

  get selection(): EnterpriseSelection | undefined {
    const { period, view, views } = this.#site();
    const { area } = this;
    if (period === undefined || area === undefined) return undefined;
    return {
      period,
      in: area,
      where: this.filters,
      ...(view.township === null ? {} : { township: view.township }),
      ...this.#counted(),
      ...(views.search === "" ? {} : { search: views.search }),
    };
  }

  get #input() {
    const { selection, order } = this;
    const { profile, view } = this.#site();
    const isListed = profile === "named" && view.page === "rows" && view.rowList !== "lookup";
    const isKnown = !this.isBacklog || this.supplied.includes("should_build");
    return selection === undefined || !isListed || !isKnown ? undefined : { selection, order };
  }

  #counted(): { part?: { measure: MeasureId; part: RowPart } } {
    if (this.isBacklog) return { part: { measure: "should-build-backlog", part: "numerator" } };
    const { measure } = this.#site();
    return measure === undefined || this.part === "all"
      ? {}
      : { part: { measure: measure.id, part: this.part } };
  }
}
