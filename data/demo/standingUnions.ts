import { placeOf } from "../../src/domain/area.ts";
import { padded } from "./csv.ts";
import { federationsIn } from "./federations.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { dayOf } from "./months.ts";
import { parkUnionsIn } from "./parks.ts";
import { sectorUnionsIn } from "./sectorUnions.ts";
import { territories } from "./territory.ts";
import type { Union } from "./union.ts";
import { sharedUnionId } from "./unionId.ts";

type Own = Pick<Union, "id" | "name" | "form" | "adcode" | "foundedOn" | "subject"> &
  Partial<Pick<Union, "park" | "demonstration">>;

/** A union of unions: its members are counted where they work, not once more here. */
const unionOfUnions = (own: Own): Union => ({
  id: own.id,
  name: own.name,
  form: own.form,
  category: "area",
  adcode: own.adcode,
  place: placeOf(own.adcode),
  park: own.park ?? "",
  foundedOn: own.foundedOn,
  members: 0,
  womenMembers: 0,
  realNameMembers: 0,
  demonstration: own.demonstration ?? null,
  subject: own.subject,
});

/** What the draws about a union of a township are about. */
const subjectOf = (adcode: string, number: number): number => Number(adcode) * 4096 + number;

const sharedModes = ["joint", "coverage"] as const;

/** Joint and covering unions, all founded before the demo begins. */
function* sharedUnions({ tally, draw }: LedgerMonth): Generator<Union> {
  for (const [adcode, area] of tally.areas)
    for (const mode of sharedModes)
      for (const [township, sums] of area[mode]) {
        const id = sharedUnionId(mode, adcode, township);
        const subject = subjectOf(adcode, township * 2 + (mode === "joint" ? 1 : 0));
        const years = 11 + Math.floor(12 * draw(subject, "union-year"));
        yield {
          id,
          name: `示例${mode === "joint" ? "" : "区域"}联合工会 ${id.slice(3)}`,
          form: "joint-committee",
          category: "area",
          adcode,
          place: placeOf(adcode),
          park: "",
          foundedOn: dayOf(12 * years, draw(subject, "union-day")),
          members: sums.members,
          womenMembers: sums.womenMembers,
          realNameMembers: sums.realNameMembers,
          demonstration: null,
          subject,
        };
      }
}

/** The general unions of Hangzhou's townships, which the second annex of the guideline rates. */
function* townshipUnions({ draw }: LedgerMonth): Generator<Union> {
  for (const { place, area, townships } of territories) {
    if (place !== "330100") continue;
    for (let township = 1; township <= townships; township++) {
      const number = `${area.adcode}-${padded(township, 2)}`;
      const subject = subjectOf(area.adcode, 1024 + township);
      yield unionOfUnions({
        id: `ZJ-${number}`,
        name: `示例镇街总工会 ${number}`,
        form: "township-general",
        adcode: area.adcode,
        foundedOn: dayOf(Infinity, draw(subject, "union-day")),
        subject,
      });
    }
  }
}

/** The unions that belong to more than one unit: shared ones, and those of townships, parks, sectors and federations. */
export function* standingUnions(month: LedgerMonth): Generator<Union> {
  yield* sharedUnions(month);
  yield* townshipUnions(month);
  for (const union of parkUnionsIn(month)) yield unionOfUnions({ ...union, form: "zone-union" });
  for (const { level, ...union } of sectorUnionsIn(month))
    yield unionOfUnions({ ...union, form: level === "city" ? "sector-city" : "sector-county" });
  for (const federation of federationsIn(month)) {
    const { id, name, adcode, park, foundedOn, demonstration, subject } = federation;
    const form = "federation";
    yield unionOfUnions({ id, name, form, adcode, park, foundedOn, demonstration, subject });
  }
}
