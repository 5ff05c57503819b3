import { buildMode, keyList, techList, unitNature, workerGroup } from "./codelists.ts";
import { measureFacts, type FactTable, type MeasureId } from "./measure.ts";
import { sectors } from "./sector.ts";
import { sizeBands } from "./size.ts";

/** What an answer can be grouped or filtered by. */
export const dimensions = [
  "area",
  "township",
  "park",
  "sector",
  "size",
  "nature",
  "build-mode",
  "key-list",
  "tech-list",
  "party",
  "worker-group",
  "period",
] as const;

export type Dimension = (typeof dimensions)[number];

export const isDimension = (text: string): text is Dimension =>
  (dimensions as readonly string[]).includes(text);

/** Dimensions of each fact table, in the order of its sort key. */
export const factDimensions: Record<FactTable, readonly Dimension[]> = {
  enterprise: [
    "period",
    "area",
    "park",
    "sector",
    "size",
    "nature",
    "build-mode",
    "key-list",
    "tech-list",
    "party",
  ],
  worker_group: ["period", "area", "worker-group"],
  area_report: ["period", "area"],
  union_organisation: ["period", "area", "park"],
  star_rating: ["period", "area"],
  federation: ["period", "area", "park"],
  staff: ["period", "area"],
  service_facility: ["period", "area"],
  member: ["period", "area", "worker-group"],
  park: ["period", "area", "park"],
};

/** Dimensions of the rows of enterprises: no fact table has townships. */
export const rowDimensions: readonly Dimension[] = [...factDimensions.enterprise, "township"];

/** What a measure can be grouped and filtered by: the dimensions that all its fact tables have. */
export function measureDimensions(id: MeasureId): readonly Dimension[] {
  const [first = [], ...others] = measureFacts(id).map((table) => factDimensions[table]);
  return first.filter((dimension) => others.every((held) => held.includes(dimension)));
}

/** The column that holds a dimension; areas have three levels and are handled by `areaScope`. */
export const dimensionColumn: Record<Exclude<Dimension, "area">, string> = {
  township: "township",
  park: "park",
  sector: "sector",
  size: "size",
  nature: "nature",
  "build-mode": "build_mode",
  "key-list": "key_lists",
  "tech-list": "tech_lists",
  party: "party_org",
  "worker-group": "worker_group",
  period: "period",
};

/** Number of bits of a multi-valued dimension: its groups overlap and are not parts of a whole. */
export const multiValued: Partial<Record<Dimension, readonly string[]>> = {
  "key-list": keyList.codes.map(({ id }) => id),
  "tech-list": techList.codes.map(({ id }) => id),
};

/** The closed members of a dimension in order; undefined where they depend on the data (areas, townships, …). */
export const dimensionMembers: Partial<Record<Dimension, readonly string[]>> = {
  sector: sectors.map(({ id }) => id),
  size: sizeBands.map(({ id }) => id),
  nature: unitNature.codes.map(({ id }) => id),
  "build-mode": buildMode.codes.map(({ id }) => id),
  "worker-group": workerGroup.codes.map(({ id }) => id),
  party: ["true", "false"],
  ...multiValued,
};
