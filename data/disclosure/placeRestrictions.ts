import type { CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import type { Part } from "./enterpriseClass.ts";
import { indexed, type Indexed } from "./indexedVariable.ts";
import { added, equalTo, sumOf, type Restriction, type Sum } from "./linear.ts";
import type { PlaceData } from "./placeData.ts";
import { headMeasures, type Variable } from "./placeVariables.ts";

/** The sector and park tables hold the same enterprises as the core one; a headcount fits the sizes behind it. */
export function placeRestrictions(
  areas: PlaceData["areas"],
  measures: readonly CountedId[],
  variables: readonly Variable[],
): Restriction[] {
  return areas.flatMap((area) => {
    const here = indexed(variables).filter(({ variable }) => variable.area === area);
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
    return equalTo(
      added([
        [1, sideOf("core")],
        [-1, sideOf(table)],
      ]),
      0,
    );
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
  const bandOf = ({ one }: Variable) => sizeBands.find(({ id: band }) => band === one.size);
  const tellsSize = ({ key }: Variable): boolean => key.split("|")[2] !== "";
  const least = limit((variable) => (tellsSize(variable) ? (bandOf(variable)?.min ?? 0) : 0));
  const most = limit((variable) =>
    tellsSize(variable) ? (bandOf(variable)?.max ?? mostEmployees) : mostEmployees,
  );
  return [
    { sum: added([[1, total], [-1, least]]), lower: 0, upper: Infinity }, // prettier-ignore
    { sum: added([[1, most], [-1, total]]), lower: 0, upper: Infinity }, // prettier-ignore
  ];
}

const isCounted = (part: Part | undefined): boolean => part === "covered" || part === "uncovered";
