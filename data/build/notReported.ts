import { areaChildren, cityOf, isPlace, placeOf } from "../../src/domain/area.ts";
import type { StagedTable } from "../read/stageLedger.ts";

const adcodesIn = (file: string): string[] =>
  [...file.matchAll(/(?<!\d)\d{6}(?!\d)/g)].flatMap(([adcode]) => cityOf(adcode) ?? []);

/**
 * City-level areas whose ledger is late. A table that comes in files named after areas (enterprise-330102.csv) is
 * reported area by area: in the places of those files an area with neither a file nor rows has not reported.
 */
export function notReported({ files, tally }: StagedTable): string[] {
  const reported = new Set(
    files.flatMap(({ file }) => adcodesIn(file)).filter((one) => !isPlace(one)),
  );
  const places = new Set([...reported].flatMap((adcode) => placeOf(adcode) ?? []));
  const { accepted, rejected } = tally;
  return [...places]
    .flatMap((place) => areaChildren(place).map(({ adcode }) => adcode))
    .filter((adcode) => !reported.has(adcode) && !accepted[adcode] && !rejected[adcode])
    .sort();
}
