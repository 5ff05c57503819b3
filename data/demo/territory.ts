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
  ["330114", 6.5, 83, "industry"], ["330122", 3.5, 68, "mixed"], ["330127", 2, 60, "rural"],
  ["330182", 3, 65, "mixed"],
];
// prettier-ignore
const shanghai: readonly Row[] = [
  ["310101", 5, 80.5, "centre"], ["310104", 6, 79, "software"], ["310105", 4.5, 77, "centre"],
  ["310106", 6, 78, "centre"], ["310107", 5, 74, "centre"], ["310109", 4, 75, "centre"],
  ["310110", 5, 77.5, "software"], ["310112", 11, 78, "industry"], ["310113", 7, 73, "industry"],
  ["310114", 9, 76, "industry"], ["310115", 22, 78, "mixed"], ["310116", 4.5, 71, "industry"],
  ["310117", 9, 73.5, "industry"], ["310118", 6, 71.5, "industry"], ["310120", 7, 69, "industry"],
  ["310151", 3, 65, "rural"],
];
// prettier-ignore
const guangxi: readonly Row[] = [
  ["450100", 28, 70, "mixed"], ["450200", 13, 74, "industry"], ["450300", 12, 68, "mixed"],
  ["450400", 5, 65, "mixed"], ["450500", 5, 68, "mixed"], ["450600", 4, 64, "mixed"],
  ["450700", 5.5, 66, "industry"], ["450800", 5.5, 63, "mixed"], ["450900", 8, 65, "mixed"],
  ["451000", 5, 63, "rural"], ["451100", 3.5, 61, "rural"], ["451200", 3.5, 58, "rural"],
  ["451300", 3, 60, "rural"], ["451400", 4, 61, "rural"],
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

function parksOf(area: Area, city: Area | null): readonly Park[] {
  if (city === null) return parksIn(area.adcode);
  return parksIn(city.adcode).filter((park) => isInCounty(park, city, area));
}

type Figures = Pick<Territory, "area" | "place" | "city" | "weight" | "level" | "rise" | "profile">;

function territory(figures: Figures): Territory {
  const parks = parksOf(figures.area, figures.city);
  const choose = chooser(parks.map(({ level }) => (level === "国家级" ? 3 : 1)));
  const townships = Math.max(4, Math.min(30, Math.round(4 + figures.weight * 180)));
  return { ...figures, townships, parks, choosePark: (u) => parks[choose(u)] };
}

const draw = drawsOf(450000);
const kindWeights: Record<string, number> = { 区: 3, 市: 2.2, 县: 1.2 };

const countyWeight = ({ adcode, name }: Area) =>
  (kindWeights[name.slice(-1)] ?? 1) * (0.7 + 0.6 * draw(Number(adcode), "county-weight"));

/** The counties of a city share its weight; their levels lie around its own. */
function counties(city: Area, figures: Figures): Figures[] {
  const children = areaChildren(city.adcode);
  const sum = children.reduce((total, county) => total + countyWeight(county), 0);
  return children.map((county) => ({
    ...figures,
    area: county,
    city,
    weight: (figures.weight * countyWeight(county)) / sum,
    level: figures.level + 0.1 * (draw(Number(county.adcode), "county-level") - 0.5),
    profile: county.name.endsWith("县") ? "rural" : figures.profile,
  }));
}

function figuresOf(place: Place, rows: readonly Row[], share: number, rise: number): Figures[] {
  const sum = rows.reduce((total, [, weight]) => total + weight, 0);
  return rows.flatMap(([adcode, weight, percent, profile]) => {
    const own: Figures = {
      area: known(adcode),
      place,
      city: null,
      weight: ((weight / sum) * share) / 100,
      level: percent / 100,
      rise,
      profile,
    };
    return place === "450000" ? counties(own.area, own) : [own];
  });
}

/** The 140 territories: 13 districts, 16 districts, 111 counties. Their weights add up to 1. */
export const territories: readonly Territory[] = shares.flatMap((share) =>
  figuresOf(...share).map(territory),
);

/** The 43 areas for which worker groups are counted (Guangxi by city), with weight and level. */
export const cityLevel: readonly { adcode: string; place: Place; weight: number; level: number }[] =
  shares.flatMap(([place, rows, share]) => {
    const sum = rows.reduce((total, [, weight]) => total + weight, 0);
    return rows.map(([adcode, weight, percent]) => ({
      adcode,
      place,
      weight: ((weight / sum) * share) / 100,
      level: percent / 100,
    }));
  });

