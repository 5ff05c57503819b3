import { area, formerArea, isAdcode, placeOf } from "../../src/domain/area.ts";
import { CellFault, type CellParser } from "./cell.ts";
import { halfWidth } from "./halfWidth.ts";

const notAdcode = new CellFault(
  "type-error",
  "填6位行政区划代码，如 330106",
  "write a division code of six digits, such as 330106",
);

const noArea = new CellFault(
  "unknown-area",
  "没有这个行政区划代码，请核对 GB/T 2260；不详留空",
  "no area in force has this code: check GB/T 2260, or leave it empty when unknown",
);

const elsewhere = (name: string) =>
  new CellFault(
    "unknown-area",
    `${name}不属于杭州、上海或广西`,
    `${name} belongs to none of Hangzhou, Shanghai and Guangxi`,
  );

const moved = (name: string, successors: readonly string[]) => {
  const named = successors.map((adcode) => `${adcode} ${area(adcode)?.name ?? ""}`.trim());
  return new CellFault(
    "former-area",
    `${name}的代码已停用，现为 ${named.join(" 或 ")}`,
    `the code of ${name} is no longer in force: use ${named.join(" or ")}`,
  );
};

const absent = (adcode: string): CellFault => {
  const former = formerArea(adcode);
  return former === undefined ? noArea : moved(former.name, former.successors);
};

/** The code of an area in force of the three places, or of any area (the nation and provinces too). */
export function adcodeParser(where: "places" | "anywhere"): CellParser {
  return (text) => {
    const adcode = halfWidth(text);
    const found = area(adcode);
    if (found === undefined) return isAdcode(adcode) ? absent(adcode) : notAdcode;
    if (where === "places" && placeOf(adcode) === null) return elsewhere(found.name);
    return adcode;
  };
}
