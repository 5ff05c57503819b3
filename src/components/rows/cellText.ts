import { codesOf } from "../../domain/codelist.ts";
import { formatCount } from "../../domain/format.ts";
import type { Column } from "../../domain/schema.ts";
import type { EnterpriseRecord } from "../../state/rowTable.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import type { KeyNames } from "../keyName.ts";
import { areaName, sectorName } from "../rowText.ts";

type Cell = EnterpriseRecord[string] | undefined;

/** A value of an enterprise in words; `empty` where the ledger says nothing. */
export function cellText(column: Column, value: Cell, names: KeyNames, empty: string): string {
  if (value === null || value === undefined || value === "") return empty;
  const { language, words, parks } = names;
  const text = String(value);
  switch (column.type) {
    case "integer":
      return formatCount(Number(value));
    case "boolean":
      return value === true ? words.rows.yes : words.rows.no;
    case "codes":
      return codesText(column, Number(value), names) || empty;
    case "code":
      return codeText(column, text, names);
    case "adcode":
      return areaName(text, language);
    case "sector":
      return sectorName(text, language, text);
    case "park":
      return parks.get(text) ?? text;
    default:
      return text;
  }
}

function codeText({ codes }: Column, id: string, { language }: KeyNames): string {
  const code = codes?.codes.find((one) => one.id === id);
  return code === undefined ? id : inLanguage(code, language);
}

const codesText = ({ codes }: Column, mask: number, { language, words }: KeyNames): string =>
  codes === undefined
    ? String(mask)
    : codesOf(codes, mask)
        .map((code) => inLanguage(code, language))
        .join(words.semicolon);
