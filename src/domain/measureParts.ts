import type { MeasureDefinition } from "./measureDefinition.ts";
import type { Predicate } from "./predicate.ts";

export const everyone: Predicate = { all: [] };
export const nonpublic: Predicate = { column: "unit_nature", in: ["nonpublic"] };
export const built: Predicate = { column: "build_mode", in: ["standalone", "joint", "coverage"] };
export const employeesKnown: Predicate = { column: "employees", known: true };
export const publicSector: Predicate = { column: "unit_nature", in: ["gov", "public", "soe"] };
export const industrialOrSocial: Predicate = {
  any: [
    { column: "scale_classes", lists: "above-scale-industrial" },
    { column: "unit_nature", in: ["social"] },
  ],
};
export const perhapsPhysical: Predicate = {
  all: [
    nonpublic,
    {
      any: [
        { column: "physical_present", is: true },
        { column: "physical_present", known: false },
      ],
    },
  ],
};
export const fourGroups = ["truck", "ridehail", "courier", "delivery"];

export const headcountUnknown = { zh: "职工人数不详", en: "headcount unknown" };
export const democracyUnknown = {
  zh: "民主管理建制情况不详",
  en: "democratic management unknown",
};
export const nothingLeftOut = { zh: "无", en: "none" };

/** A rate of enterprises with a union among those of a population. */
export const enterpriseRate = (
  definition: Pick<
    MeasureDefinition,
    "words" | "short" | "sentence" | "population" | "denominatorWords"
  > &
    Partial<Pick<MeasureDefinition, "known" | "eligible" | "leftOutWords">>,
): MeasureDefinition => ({
  table: "enterprise",
  kind: "rate",
  unit: "enterprise",
  known: everyone,
  eligible: everyone,
  covered: built,
  numerator: "rows",
  denominator: "rows",
  leftOutWords: nothingLeftOut,
  ...definition,
});

/** Members as a share of employees (or of another headcount) over a population of rows. */
export const memberRate = (
  definition: Pick<
    MeasureDefinition,
    "words" | "short" | "sentence" | "population" | "denominatorWords"
  > &
    Partial<
      Pick<
        MeasureDefinition,
        "table" | "known" | "numerator" | "denominator" | "leftOutWords" | "eligible"
      >
    >,
): MeasureDefinition => ({
  table: "enterprise",
  kind: "rate",
  unit: "person",
  known: employeesKnown,
  eligible: everyone,
  covered: everyone,
  numerator: { sum: "members" },
  denominator: { sum: "employees" },
  leftOutWords: headcountUnknown,
  ...definition,
});

export const groupRate = (
  groups: readonly string[],
  base: "base_count" | "daily_active",
  definition: Pick<MeasureDefinition, "words" | "short" | "sentence" | "denominatorWords">,
): MeasureDefinition =>
  memberRate({
    table: "worker_group",
    population: { column: "worker_group", in: groups },
    known: {
      all: [
        { column: base, known: true },
        { column: "members", known: true },
      ],
    },
    denominator: { sum: base },
    leftOutWords: {
      zh: "人数或会员数不详（地区群体）",
      en: "headcount or members unknown (area groups)",
    },
    ...definition,
  });

type Named = Pick<MeasureDefinition, "words" | "short" | "sentence">;

/** One build mode as a share of all units that have a union. */
export const builtShare = (
  mode: "standalone" | "joint" | "coverage",
  definition: Named,
): MeasureDefinition => ({
  ...enterpriseRate({
    population: built,
    denominatorWords: { zh: "已建会单位", en: "units that have a union" },
    ...definition,
  }),
  covered: { column: "build_mode", in: [mode] },
});

/** The union rate of the enterprises with some role in a platform's chain. */
export const platformRate = (
  roles: readonly string[],
  definition: Named & Pick<MeasureDefinition, "denominatorWords">,
): MeasureDefinition =>
  enterpriseRate({ population: { column: "platform_role", in: roles }, ...definition });
