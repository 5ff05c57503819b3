import type { BuildMode } from "../../src/domain/codelists.ts";
import { padded } from "./csv.ts";
import type { Enterprise } from "./enterprises.ts";

/** The union of a unit alone. */
export const ownUnionId = (n: number): string => `GH-${padded(n, 6)}`;

/** The joint (联建) or covering (覆盖建) union of a township; 00 is that of a place, a city or nowhere. */
export const sharedUnionId = (
  mode: "joint" | "coverage",
  adcode: string,
  township: number,
): string =>
  `${mode === "joint" ? "LH" : "FG"}-${adcode === "" ? "000000" : adcode}-${padded(township, 2)}`;

/** The union that an enterprise belongs to; empty for none. */
export function unionIdOf(own: Enterprise, mode: BuildMode): string {
  if (mode === "none") return "";
  return mode === "standalone"
    ? ownUnionId(own.n)
    : sharedUnionId(mode, own.adcode, townshipKnown(own));
}

/** The number of the township, from 1; 0 when the ledger does not say in which district it is. */
export const townshipKnown = ({ adcode, territory, township }: Enterprise): number =>
  adcode === territory.area.adcode ? township : 0;
