import { area, areaChildren, type Area, type Place } from "../../src/domain/area.ts";
import { parksIn, type Park } from "../../src/domain/park.ts";
import { chooser, drawsOf } from "./random.ts";

export type Profile = "centre" | "software" | "industry" | "mixed" | "rural";

/** An area that enterprises are in: a district of Hangzhou or Shanghai, a county of Guangxi. Invented figures. */
export interface Territory {
  area: Area;
  place: Place;
  /** The area one level above a Guangxi county; null elsewhere. */
  city: Area | null;
  /** Share of the enterprises, relative to the others. */
  weight: number;
  /** Union rate of non-public enterprises of 25 or more in the last month, 0–1, and its rise in a year. */
  level: number;
  rise: number;
  profile: Profile;
  townships: number;
  parks: readonly Park[];
  choosePark: (u: number) => Park | undefined;
}

type Row = readonly [adcode: string, weight: number, percent: number, profile: Profile];

// prettier-ignore
const hangzhou: readonly Row[] = [
  ["330102", 10, 78.5, "centre"], ["330105", 9.5, 76, "centre"], ["330106", 11, 78.5, "software"],
  ["330108", 8, 87, "software"], ["330109", 15, 77, "industry"], ["330110", 14, 83, "software"],
  ["330111", 7, 72, "industry"], ["330112", 5.5, 70, "industry"], ["330113", 8.5, 76.5, "industry"],
  ["330114", 6.5, 81.5, "industry"], ["330122", 3.5, 68, "mixed"], ["330127", 2, 60, "rural"],
  ["330182", 3, 65, "mixed"],
];
// prettier-ignore
const shanghai: readonly Row[] = [
  ["310101", 5, 78.5, "centre"], ["310104", 6, 77, "software"], ["310105", 4.5, 75, "centre"],
  ["310106", 6, 76, "centre"], ["310107", 5, 72, "centre"], ["310109", 4, 73, "centre"],
  ["310110", 5, 75.5, "software"], ["310112", 11, 76, "industry"], ["310113", 7, 71, "industry"],
  ["310114", 9, 74, "industry"], ["310115", 22, 76, "mixed"], ["310116", 4.5, 69, "industry"],
  ["310117", 9, 71.5, "industry"], ["310118", 6, 69.5, "industry"], ["310120", 7, 67, "industry"],
  ["310151", 3, 63, "rural"],
];
// prettier-ignore
const guangxi: readonly Row[] = [
  ["450100", 28, 68, "mixed"], ["450200", 13, 72, "industry"], ["450300", 12, 66, "mixed"],
  ["450400", 5, 63, "mixed"], ["450500", 5, 66, "mixed"], ["450600", 4, 62, "mixed"],
  ["450700", 5.5, 64, "industry"], ["450800", 5.5, 61, "mixed"], ["450900", 8, 63, "mixed"],
  ["451000", 5, 61, "rural"], ["451100", 3.5, 59, "rural"], ["451200", 3.5, 56, "rural"],
  ["451300", 3, 58, "rural"], ["451400", 4, 59, "rural"],
];

/** Weight of a place among all enterprises, and the yearly rise of its rate. */
const shares: readonly (readonly [Place, readonly Row[], number, number])[] = [
  ["330100", hangzhou, 38, 0.084],
  ["310000", shanghai, 40, 0.033],
  ["450000", guangxi, 22, 0.042],
];

function known(adcode: string): Area {
  const found = area(adcode);
  if (!found) throw new Error(`demo territory: unknown adcode ${adcode}`);
  return found;
}

/** A park of a Guangxi city lies in the county that its name mentions, if any, else anywhere in the city. */
function isInCounty({ name }: Park, city: Area, county: Area): boolean {
  const rest = name.replaceAll(city.shortName, "");
  const mentioned = areaChildren(city.adcode).filter(({ shortName }) => rest.includes(shortName));
  return mentioned.length === 0 || mentioned.includes(county);
}

function parksOf(own: Area, city: Area | null): readonly Park[] {
  if (city === null) return parksIn(own.adcode);
  return parksIn(city.adcode).filter((park) => isInCounty(park, city, own));
}

type Figures = Omit<Territory, "townships" | "parks" | "choosePark">;

function territory(figures: Figures): Territory {
  const parks = parksOf(figures.area, figures.city);
  const choose = chooser(parks.map(({ level }) => (level === "国家级" ? 3 : 1)));
  const townships = Math.max(4, Math.min(30, Math.round(4 + figures.weight * 180)));
  return { ...figures, townships, parks, choosePark: (u) => parks[choose(u)] };
}

// Not of the user's seed: the geography of the demo is always the same.
const draw = drawsOf(450000);
const kindWeights: Readonly<Record<string, number>> = { 区: 3, 市: 2.2, 县: 1.2 };

const countyWeight = ({ adcode, name }: Area) =>
  (kindWeights[name.slice(-1)] ?? 1) * (0.7 + 0.6 * draw(Number(adcode), "county-weight"));

/** The counties of a city share its weight; their levels lie around its own. */
function counties(city: Figures): Figures[] {
  const children = areaChildren(city.area.adcode);
  const sum = children.reduce((total, county) => total + countyWeight(county), 0);
  return children.map((county) => ({
    ...city,
    area: county,
    city: city.area,
    weight: (city.weight * countyWeight(county)) / sum,
    level: city.level + 0.1 * (draw(Number(county.adcode), "county-level") - 0.5),
    profile: county.name.endsWith("县") ? "rural" : city.profile,
  }));
}

function figuresOf(place: Place, rows: readonly Row[], share: number, rise: number): Figures[] {
  const sum = rows.reduce((total, [, weight]) => total + weight, 0);
  return rows.map(([adcode, weight, percent, profile]) => ({
    area: known(adcode),
    place,
    city: null,
    weight: ((weight / sum) * share) / 100,
    level: percent / 100,
    rise,
    profile,
  }));
}

/** The 43 areas directly below the three places, for which worker groups are counted. Their weights add up to 1. */
export const placeAreas: readonly Figures[] = shares.flatMap((share) => figuresOf(...share));

/** The 140 territories: 13 districts, 16 districts, 111 counties. Their weights add up to 1. */
export const territories: readonly Territory[] = placeAreas
  .flatMap((figures) => (figures.place === "450000" ? counties(figures) : [figures]))
  .map(territory);
