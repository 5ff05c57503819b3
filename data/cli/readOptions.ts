import type { ReadOptions } from "../read/openLedger.ts";
import { isDelimiter } from "../read/delimiter.ts";
import { UsageError, wholeNumber } from "./command.ts";

/** Options of the commands that read ledgers: how the files are to be read, as nothing of it is guessed. */
export const readOptions = {
  sheet: { type: "string" },
  "title-rows": { type: "string" },
  delimiter: { type: "string" },
} as const;

export const readOptionHelp = {
  usage: "[--sheet NAME] [--title-rows N] [--delimiter D]",
  lines: `  --sheet NAME    the sheet of a workbook; without it, the one sheet with the table's header
  --title-rows N  rows before the header that are left out
  --delimiter D   of text ledgers: , ; | ， or \\t (.tsv is read with tabs)`,
};

type Values = { [Name in keyof typeof readOptions]?: string | undefined };

export function readOptionsOf(values: Values): ReadOptions {
  const delimiter = values.delimiter === "\\t" ? "\t" : values.delimiter;
  if (delimiter !== undefined && !isDelimiter(delimiter))
    throw new UsageError(`--delimiter takes , ; | ， or \\t: ${delimiter}`);
  return {
    sheet: values.sheet,
    titleRows: wholeNumber(values["title-rows"], "--title-rows", 0),
    delimiter,
  };
}
