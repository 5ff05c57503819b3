import { unitNature } from "../../src/domain/codelists.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import type { Part } from "./enterpriseClass.ts";
import { indexed, type Indexed } from "./indexedVariable.ts";
import { latticeTables, type LatticeDimension } from "./latticeTables.ts";
import { sumOf, type Sum } from "./linear.ts";
import type { PlaceData } from "./placeData.ts";
import { rowKey, wholePlace, type PlaceRow } from "./placeRow.ts";
import { isHeadcount, sectorMembers, tableMeasures, type Variable } from "./placeVariables.ts";

/** What hiding a row loses: totals are what everybody looks at. */
function costOf(scope: string | null, by: LatticeDimension | null, denominator: number): number {
  const size = Math.log1p(denominator);
  if (by === null) return (scope === wholePlace ? 1000 : 100) + size;
  return (scope === wholePlace ? 30 : 2) + size;
}

/** Every row that is published of a place. */
export function placeRows(data: PlaceData, variables: readonly Variable[]): PlaceRow[] {
  const all = indexed(variables);
  const scopes = [wholePlace, ...data.areas];
  return scopes.flatMap((scope) => {
    const here = scope === wholePlace ? all : all.filter(({ variable }) => variable.area === scope);
    return data.measures.flatMap((measure) => [
      latticeRow(here, measure, scope, null, null),
      ...(latticeTables[measure] ?? []).flatMap((by) =>
        membersOf(by, scope, data).map((member) => latticeRow(here, measure, scope, by, member)),
      ),
    ]);
  });
}

function membersOf(
  by: LatticeDimension,
  scope: string | null,
  { parks }: PlaceData,
): readonly (string | null)[] {
  if (by === "sector") return sectorMembers;
  if (by === "size") return [...sizeBands.map(({ id }) => id), null];
  if (by === "nature") return [...unitNature.codes.map(({ id }) => id), null];
  if (scope !== wholePlace) return parks.get(scope) ?? [null];
  return [...new Set([...parks.values()].flat())];
}

function latticeRow(
  here: readonly Indexed[],
  measure: CountedId,
  scope: string | null,
  by: LatticeDimension | null,
  member: string | null,
): PlaceRow {
  const isHeads = isHeadcount(measure);
  const table = tableOf(measure, by);
  const inRow = here.filter(
    ({ variable }) => variable.table === table && isMember(variable, by, member),
  );
  const sumFor = (among: readonly Indexed[], ...parts: readonly Part[]): Sum =>
    sumOf(
      among
        .filter(({ variable }) => parts.some((part) => variable.parts.get(measure) === part))
        .map(({ index }) => index),
    );
  const counted = isHeads ? here.filter(({ variable }) => variable.table === "heads") : inRow;
  const numerator = sumFor(counted, "covered");
  const denominator = sumFor(counted, "covered", "uncovered");
  const leftOut = sumFor(inRow, "left-out");
  return {
    key: rowKey(measure, scope, by, member),
    measure,
    scope,
    by,
    member,
    numerator,
    denominator,
    leftOut,
    quantities: [numerator, denominator, leftOut],
    cost: costOf(scope, by, denominator.indices.length),
  };
}

function tableOf(measure: CountedId, by: LatticeDimension | null): "core" | "sector" | "park" {
  if (by === "sector" || by === "park") return by;
  return tableMeasures("core", [measure]).length > 0 ? "core" : "park";
}

function isMember(
  { table, member, one }: Variable,
  by: LatticeDimension | null,
  wanted: string | null,
): boolean {
  if (by === null) return true;
  if (by === "sector" || by === "park") return table === by && member === wanted;
  return (by === "size" ? one.size : one.nature) === wanted;
}
