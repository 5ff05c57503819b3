import type { UnitNature } from "../../src/domain/codelists.ts";
import type { SectorId } from "../../src/domain/sector.ts";
import { choice } from "./random.ts";

/** Share of each unit nature, in per mille. */
export const chooseNature = choice<UnitNature>([
  ["nonpublic", 880],
  ["individual", 40],
  ["soe", 26],
  ["public", 24],
  ["social", 15],
  ["gov", 8],
  ["collective", 7],
]);

interface NatureFigures {
  /** Union rate in the last month; null where the territory's own level applies. */
  rate: number | null;
  /** Mean share of members among the employees of a unit with a union, in the last month. */
  membership: number;
  /** Factor on the median headcount of the section. */
  sizeFactor: number;
  /** Sections that the nature prefers to those of its territory. */
  sections: ((u: number) => SectorId) | null;
}

const figures = (
  rate: number | null,
  membership: number,
  sizeFactor: number,
  sections: NatureFigures["sections"] = null,
): NatureFigures => ({ rate, membership, sizeFactor, sections });

const publicSections = choice<SectorId>([
  ["P", 5],
  ["Q", 3],
  ["M", 2],
  ["R", 2],
  ["N", 2],
  ["S", 3],
]);

export const natureFigures: Record<UnitNature, NatureFigures> = {
  nonpublic: figures(null, 0.842, 1),
  individual: figures(0.42, 0.78, 0.4),
  soe: figures(0.94, 0.955, 3.2),
  public: figures(0.965, 0.97, 1.8, publicSections),
  gov: figures(0.985, 0.98, 1.6, () => "S"),
  social: figures(0.74, 0.82, 0.8, () => "S"),
  collective: figures(0.85, 0.88, 1.3),
};

/** Bodies are numbered as 示例单位, all others as 示例企业. */
export const isBody = (nature: UnitNature): boolean =>
  nature === "gov" || nature === "public" || nature === "social";

export const isPublicSector = (nature: UnitNature): boolean =>
  nature === "gov" || nature === "public" || nature === "soe";
