import type { Place } from "../../src/domain/area.ts";
import type { UnitNature } from "../../src/domain/codelists.ts";
import { padded } from "./csv.ts";
import { enterprise, type Enterprise } from "./enterprises.ts";
import { enterpriseState } from "./enterpriseState.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { dayOf, monthReached } from "./months.ts";
import { isBody } from "./natures.ts";
import { unionBehind } from "./progress.ts";
import { fieldOfCode } from "./sectorMix.ts";
import type { Union } from "./union.ts";
import { ownUnionId } from "./unionId.ts";

const categories: Record<UnitNature, Union["category"]> = {
  soe: "soe",
  collective: "soe",
  nonpublic: "nonpublic",
  individual: "nonpublic",
  gov: "gov",
  public: "gov",
  social: null,
};

const categoryOf = ({ nature, sectorCode }: Enterprise): Union["category"] =>
  nature === "nonpublic" && fieldOfCode(sectorCode) !== null ? "newform" : categories[nature];

/** The day on which the enterprise got its union: never before the month in which it was founded itself. */
function foundedOn(own: Enterprise, { population, draw }: LedgerMonth): string {
  const reached = monthReached(unionBehind(own));
  return dayOf(Math.min(reached, population.bornIn(own.n)), draw(own.n, "union-day"));
}

function ownUnion(n: number, month: LedgerMonth): Union {
  const own = enterprise(n, month.draw);
  const { members, womenMembers, realNameMembers } = enterpriseState(
    own,
    month.progress,
    month.draw,
  );
  return {
    id: ownUnionId(n),
    name: `示例${isBody(own.nature) ? "单位" : "企业"}工会 ${padded(n, 6)}`,
    form: "committee",
    category: categoryOf(own),
    adcode: own.adcode,
    place: own.territory.place,
    park: own.park?.id ?? "",
    foundedOn: foundedOn(own, month),
    members,
    womenMembers,
    realNameMembers,
    demonstration: null,
    subject: n,
  };
}

/** The unions of one unit each, in the order of the enterprises; only of the wanted ones. */
export function* ownUnions(
  month: LedgerMonth,
  places: readonly Place[],
  isWanted: (n: number) => boolean = () => true,
): Generator<Union> {
  for (const place of places)
    for (const n of month.tally.ownUnions[place]) if (isWanted(n)) yield ownUnion(n, month);
}
