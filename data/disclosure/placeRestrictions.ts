import type { CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import type { Part } from "./enterpriseClass.ts";
import { indexed, type Indexed } from "./indexedVariable.ts";
import { difference, equalTo, sumOf, type Restriction, type Sum } from "./linear.ts";
import type { PlaceData } from "./placeData.ts";
import { headMeasures, type Variable } from "./placeVariables.ts";

/** The sector and park tables hold the same enterprises as the core one; a headcount fits the sizes behind it. */
export function placeRestrictions(
  areas: PlaceData["areas"],
  measures: readonly CountedId[],
  variables: readonly Variable[],
): Restriction[] {
  const all = indexed(variables);
  return areas.flatMap((area) => {
    const here = all.filter(({ variable }) => variable.area === area);
    return [
      ...sameEnterprises(here, "sector"),
      ...sameEnterprises(here, "park"),
      ...headMeasures(measures).flatMap((id) => headRange(here, id)),
    ];
  });
}

function sameEnterprises(here: readonly Indexed[], table: "sector" | "park"): Restriction[] {
  const keys = new Set(here.map(({ variable }) => variable.joint[table]).filter(Boolean));
  return [...keys].map((key) => {
    const sideOf = (side: Variable["table"]): Sum =>
      sumOf(
        here
          .filter(({ variable }) => variable.table === side && variable.joint[table] === key)
          .map(({ index }) => index),
      );
    return equalTo(difference(sideOf("core"), sideOf(table)), 0);
  });
}

/** Most employees that an enterprise of the open band is thought to have. */
const mostEmployees = 200_000;

/** Heads lie between the least and the most that the size bands of the enterprises behind them allow. */
function headRange(here: readonly Indexed[], id: CountedId): Restriction[] {
  const heads = here.filter(({ variable }) => variable.table === "heads" && variable.parts.has(id));
  const behind = here.filter(
    ({ variable }) => variable.table === "core" && isCounted(variable.parts.get(id)),
  );
  const total = sumOf(heads.map(({ index }) => index));
  const limit = (of: (variable: Variable) => number): Sum => ({
    indices: behind.map(({ index }) => index),
    factors: behind.map(({ variable }) => of(variable)),
  });
  const bandOf = ({ tells }: Variable) => sizeBands.find(({ id: band }) => band === tells.size);
  const least = limit((variable) => bandOf(variable)?.min ?? 0);
  const most = limit((variable) => bandOf(variable)?.max ?? mostEmployees);
  return [difference(total, least), difference(most, total)].map((sum) => ({
    sum,
    lower: 0,
    upper: Infinity,
  }));
}

const isCounted = (part: Part | undefined): boolean => part === "covered" || part === "uncovered";
