import { SaxesParser } from "saxes";

/** A cell as LibreOffice understood it. */
export interface SheetCell {
  /** `string`, `float`, `percentage`, `date`, `boolean`; empty for an empty cell. */
  type: string;
  /** The stored value: a text, or a number, date or boolean as text. */
  value: string;
  formula: string | undefined;
}

export interface Sheet {
  name: string;
  rows: SheetCell[][];
}

const empty: SheetCell = { type: "", value: "", formula: undefined };
/** LibreOffice repeats empty rows and columns to the end of the sheet. */
const most = 1_000;

/** The sheets of a flat OpenDocument spreadsheet, without the empty cells and rows after the last used one. */
export function readFods(xml: string): Sheet[] {
  const sheets: Sheet[] = [];
  let cell: (SheetCell & { repeated: number; lines: string[] }) | undefined;
  let [rowRepeated, line, isNote] = [1, "", false];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes: a }) => {
    const text = (key: string): string | undefined => a[key]?.toString();
    if (name === "table:table") sheets.push({ name: text("table:name") ?? "", rows: [] });
    if (name === "table:table-row") {
      rowRepeated = Number(text("table:number-rows-repeated") ?? 1);
      sheets.at(-1)?.rows.push([]);
    }
    if (name === "table:table-cell")
      cell = {
        type: text("office:value-type") ?? "",
        value:
          text("office:value") ?? text("office:date-value") ?? text("office:boolean-value") ?? "",
        formula: text("table:formula"),
        repeated: Number(text("table:number-columns-repeated") ?? 1),
        lines: [],
      };
    if (name === "office:annotation") isNote = true;
    if (name === "text:p") line = "";
    if (name === "text:s") line += " ".repeat(Number(text("text:c") ?? 1));
    if (name === "text:tab") line += "\t";
    if (name === "text:line-break") line += "\n";
  });
  parser.on("text", (text) => (line += text));
  parser.on("closetag", ({ name }) => {
    if (name === "office:annotation") isNote = false;
    if (name === "text:p" && !isNote) cell?.lines.push(line);
    const row = sheets.at(-1)?.rows.at(-1);
    if (name === "table:table-cell" && cell !== undefined && row !== undefined) {
      const { type, value, formula, lines, repeated } = cell;
      const read =
        type === ""
          ? empty
          : { type, value: type === "string" ? lines.join("\n") : value, formula };
      for (let at = 0; at < Math.min(repeated, most); at += 1) row.push(read);
    }
    if (name === "table:table-row" && row !== undefined)
      for (let at = 1; at < Math.min(rowRepeated, most); at += 1) sheets.at(-1)?.rows.push(row);
  });
  parser.write(xml).close();
  return sheets.map(({ name, rows }) => ({
    name,
    rows: trimmed(
      rows.map((row) => trimmed(row, isEmpty)),
      (row) => row.length === 0,
    ),
  }));
}

const isEmpty = ({ type }: SheetCell): boolean => type === "";

function trimmed<Item>(items: Item[], isBlank: (item: Item) => boolean): Item[] {
  let end = items.length;
  for (; end > 0; end -= 1) {
    const last = items[end - 1];
    if (last === undefined || !isBlank(last)) break;
  }
  return items.slice(0, end);
}
