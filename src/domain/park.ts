import { group } from "d3-array";
import { areaPath, type Place } from "./area.ts";
import { parkRows } from "./parks.ts";

export const parkKinds = [
  "经济技术开发区",
  "高新技术产业开发区",
  "海关特殊监管区域",
  "经济开发区",
  "工业园区",
  "其他类型开发区",
] as const;
export type ParkKind = (typeof parkKinds)[number];

export const parkLevels = ["国家级", "省级"] as const;
export type ParkLevel = (typeof parkLevels)[number];

/** An official development zone (开发区). It is not a division: it may lie in several of them. */
export interface Park {
  /** Its official G or S code, or `x-<hz|sh|gx>-<two digits>` of our own when it has none. */
  readonly id: string;
  /** True when the id is our own. */
  readonly ownId: boolean;
  /** Statistical area code that a source prints instead of a park code. */
  readonly areaCode: string | null;
  readonly name: string;
  readonly kind: ParkKind | null;
  readonly level: ParkLevel | null;
  readonly place: Place;
  /** Adcodes of the districts it lies in; in Guangxi, of the city. */
  readonly areas: readonly string[];
  /** Degrees; null when no position was checked. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Pinyin initials of the name, where they were published. */
  readonly initials?: string;
  /** How the position was found; null when there is none. */
  readonly positionBasis: "approximate" | null;
}

/** Every park, in the order of the table. */
export const parks: readonly Park[] = parkRows.map(
  ([id, areaCode, name, kind, level, place, areas, lon, lat, positionBasis]) => ({
    id,
    ownId: id.startsWith("x-"),
    areaCode,
    name,
    kind,
    level,
    place,
    areas,
    lon,
    lat,
    positionBasis,
  }),
);

const byId = new Map(parks.map((park) => [park.id, park]));
const byName = new Map(parks.map((park) => [park.name, park]));

const placements = parks.flatMap((park) => {
  const adcodes = park.areas.flatMap((adcode) => areaPath(adcode).map((area) => area.adcode));
  return [...new Set(adcodes)].map((adcode) => ({ adcode, park }));
});
const byArea = group(placements, ({ adcode }) => adcode);

/** Whether a publisher may use a text as an id: any that can be written and read. */
export const isParkId = (text: string): boolean => /^[^\p{Cc}\p{Cs}\ufffd]{1,40}$/u.test(text);

export function park(id: string): Park | undefined {
  return byId.get(id);
}

/** The park with exactly this name, spaces around it ignored. */
export function parkByName(name: string): Park | undefined {
  return byName.get(name.trim());
}

/** Parks of which any area is `adcode` or inside it, each once. */
export function parksIn(adcode: string): readonly Park[] {
  return (byArea.get(adcode) ?? []).map(({ park }) => park);
}
