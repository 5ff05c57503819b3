import { isPlace, type Place } from "../domain/area.ts";
import { withFilter, type Filters } from "../domain/filter.ts";
import type { MeasureId } from "../domain/measure.ts";
import { offeredParts } from "../domain/offeredParts.ts";
import type { RowPart } from "../domain/viewChoices.ts";
import { below, type View } from "../domain/view.ts";

/** The page of lists with the enterprises without a union of an area's or a park's page, as that page lists them. */
export function rowsView(
  { page, subject, township }: Pick<View, "page" | "subject" | "township">,
  place: Place,
  measure: MeasureId | undefined,
): Partial<View> {
  const park: Filters = page === "park" ? [{ dimension: "park", anyOf: [subject] }] : [];
  return {
    ...below,
    page: "rows",
    subject: null,
    place,
    township,
    selected: page === "park" || subject === null || isPlace(subject) ? null : subject,
    filters: withFilter(park, { dimension: "build-mode", anyOf: ["none"] }),
    rowPart: countedPart(measure),
    rowList: "enterprises",
    rowColumns: null,
    rowOrder: null,
  };
}

function countedPart(measure: MeasureId | undefined): RowPart {
  const parts = measure === undefined ? [] : offeredParts(measure);
  return (["denominator", "numerator"] as const).find((part) => parts.includes(part)) ?? "all";
}
