import { dimensionColumn, dimensions, type Dimension } from "../domain/dimension.ts";

const areaColumns: readonly string[] = ["place", "city", "district"];

/** The dimension that a column of a fact table holds; throws for any other column. */
export function columnDimension(column: string): Dimension {
  if (areaColumns.includes(column)) return "area";
  const found = dimensions.find((one) => one !== "area" && dimensionColumn[one] === column);
  if (found === undefined) throw new Error(`no dimension: ${column}`);
  return found;
}
