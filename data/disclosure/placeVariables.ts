import { measure, type CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import { buildMode, unitNature } from "../../src/domain/codelists.ts";
import { sectors } from "../../src/domain/sector.ts";
import { partOf, type EnterpriseClass, type Part } from "./enterpriseClass.ts";
import { latticeTables, type LatticeDimension } from "./latticeTables.ts";
import type { ClassCount, PlaceData } from "./placeData.ts";

/**
 * A variable: so many enterprises of the classes that one table cannot tell apart (or so many heads) in one area.
 * `table` core: by size and nature; sector and park: by those, in the coarser classes that their tables tell apart.
 */
export interface Variable {
  readonly table: "core" | "sector" | "park" | "heads";
  readonly area: string | null;
  /** The member of the table's dimension. */
  readonly member: string | null;
  /** One of the classes behind it: what the measures say of it holds for all. */
  readonly one: EnterpriseClass;
  readonly parts: ReadonlyMap<CountedId, Part>;
  /** Names it in every period. */
  readonly key: string;
  /** Size band and nature, where the core tables tell them; "" where they do not. */
  readonly tells: { readonly size: string; readonly nature: string };
  /** The class of the sector's and the park's table that a core class lies in, or the class itself. */
  readonly joint: Readonly<Record<"sector" | "park", string>>;
}

const members = (codes: readonly { id: string }[]): (string | null)[] => [
  ...codes.map(({ id }) => id),
  null,
];

const coreClasses: readonly EnterpriseClass[] = members(sizeBands).flatMap((size) =>
  members(unitNature.codes).flatMap((nature) =>
    members(buildMode.codes).map((mode) => ({ size, nature, mode, park: null })),
  ),
);

export const sectorMembers = members(sectors);

/** Whether a measure adds up heads, not enterprises. */
export const isHeadcount = (id: CountedId): boolean => measure(id).numerator !== "rows";

export const headMeasures = (ids: readonly CountedId[]): CountedId[] => ids.filter(isHeadcount);

const tellsPark = (id: CountedId): boolean => id === "zone-50plus-rate";
const crosses = (id: CountedId, dimension: LatticeDimension): boolean =>
  latticeTables[id]?.includes(dimension) ?? false;

/** The measures whose counts a table's variables add up to. */
export const tableMeasures = (
  table: "core" | "sector" | "park",
  ids: readonly CountedId[],
): CountedId[] =>
  ids.filter((id) =>
    table === "core" ? !tellsPark(id) : crosses(id, table) || (table === "park" && tellsPark(id)),
  );

const partsOf = (ids: readonly CountedId[], one: EnterpriseClass): Map<CountedId, Part> =>
  new Map(
    ids.flatMap((id) => {
      const part = partOf(id, one);
      return part === null ? [] : [[id, part] as const];
    }),
  );

const signature = (parts: ReadonlyMap<CountedId, Part>): string =>
  [...parts].map(([id, part]) => `${id}:${part}`).join(" ");

interface Classified {
  one: EnterpriseClass;
  parts: ReadonlyMap<CountedId, Part>;
  key: string;
  tells: Variable["tells"];
  joint: Variable["joint"];
}

/** What the core tables tell of a class; the joint keys are what sector and park tell of it, "" nothing. */
function classified(ids: readonly CountedId[], one: EnterpriseClass): Classified {
  const parts = partsOf(tableMeasures("core", ids), one);
  const bySize = ids.some((id) => crosses(id, "size") && parts.has(id));
  const byNature = ids.some((id) => crosses(id, "nature") && parts.has(id));
  const joint = {
    sector: signature(partsOf(tableMeasures("sector", ids), one)),
    park: parkSignature(ids, one),
  };
  const tells = {
    size: (bySize ? one.size : null) ?? "",
    nature: (byNature ? one.nature : null) ?? "",
  };
  const key = [tells.size, tells.nature, signature(parts), joint.sector, joint.park].join("|");
  return { one, parts, tells, joint, key };
}

/** Apart from whether it lies in a park: what the tables by park would tell of the class if it did. */
const parkSignature = (ids: readonly CountedId[], one: EnterpriseClass): string =>
  signature(partsOf(tableMeasures("park", ids), { ...one, park: "any" }));

/** Every variable of a place in the order of areas: the same for the same measures and parks. */
export function placeVariables({ areas, parks, measures }: PlaceData): Variable[] {
  const all = coreClasses.map((one) => classified(measures, one));
  const core = unique(all, ({ key }) => key).filter(({ parts }) => parts.size > 0);
  const bySector = unique(all, ({ joint }) => joint.sector);
  const byPark = unique(all, ({ joint }) => joint.park);
  return areas.flatMap((area) => [
    ...core.map(({ key, ...rest }): Variable => ({
      ...rest,
      table: "core",
      area,
      member: null,
      key: ["core", area, key].join("|"),
    })),
    ...jointVariables("sector", bySector, area, sectorMembers, measures),
    ...jointVariables("park", byPark, area, parks.get(area) ?? [null], measures),
    ...headMeasures(measures).flatMap((id) => headVariables(id, area)),
  ]);
}

/** One class for each key, those without a key left out. */
const unique = (classes: readonly Classified[], keyOf: (one: Classified) => string): Classified[] =>
  [...new Map(classes.map((one) => [keyOf(one), one]))].flatMap(([key, one]) =>
    key === "" ? [] : [one],
  );

function jointVariables(
  table: "sector" | "park",
  classes: readonly Classified[],
  area: string | null,
  among: readonly (string | null)[],
  ids: readonly CountedId[],
): Variable[] {
  return among.flatMap((member) =>
    classes.map(({ one, tells, joint }): Variable => {
      const placed = table === "park" ? { ...one, park: member } : one;
      return {
        table,
        area,
        member,
        one: placed,
        parts: partsOf(tableMeasures(table, ids), placed),
        key: [table, area, member, joint[table]].join("|"),
        tells,
        joint,
      };
    }),
  );
}

function headVariables(id: CountedId, area: string | null): Variable[] {
  return (["covered", "uncovered"] as const).map((part) => ({
    table: "heads",
    area,
    member: id,
    one: { size: null, nature: null, mode: null, park: null },
    parts: new Map([[id, part]]),
    key: ["heads", area, id, part].join("|"),
    tells: { size: "", nature: "" },
    joint: { sector: "", park: "" },
  }));
}

/** The variables that an enterprise of a class counts in, by their keys: worked out once for each class. */
export function variableKeys(ids: readonly CountedId[]): (one: ClassCount) => string[] {
  const known = new Map<string, Classified>();
  return (one) => {
    const name = [one.size, one.nature, one.mode].join("|");
    const found = known.get(name) ?? classified(ids, { ...one, park: null });
    known.set(name, found);
    const { key, joint, parts } = found;
    return [
      ...(parts.size > 0 ? [["core", one.area, key].join("|")] : []),
      ...(joint.sector ? [["sector", one.area, one.sector, joint.sector].join("|")] : []),
      ...(joint.park ? [["park", one.area, one.park, joint.park].join("|")] : []),
    ];
  };
}
