import { CellFault } from "../cell.ts";
import type { CellKind } from "../ledgerSource.ts";
import { decimalText } from "./decimalText.ts";
import { decodeEscapes } from "./decodeEscapes.ts";
import { isOn } from "./isOn.ts";
import type { NumberFormat } from "./numberFormat.ts";
import { isoDate, serialDate } from "./serialDate.ts";

/** A cell as the sheet stores it. */
export interface StoredCell {
  /** Attribute `t`. */
  type: string;
  /** Number of its style. */
  style: number;
  /** Text of `v`; null: there is none. */
  value: string | null;
  formula: string | null;
  /** Text of `is`. */
  inline: string | null;
}

/** A cell as it is told: what a faulty one holds is shown with the fault. */
export interface ReadCell {
  text: string;
  kind: CellKind;
  fault?: CellFault;
}

/** What the cells of a workbook refer to. */
export interface CellContext {
  sharedStrings: readonly string[];
  formats: readonly NumberFormat[];
  is1904: boolean;
}

const uncached = new CellFault(
  "uncached-formula",
  "公式没有存下计算结果：用 Excel 打开、重新计算并保存，或改填数值",
  "the formula has no stored result: open the workbook in Excel, recalculate and save it, or write the value",
);

const errorCell = (name: string) =>
  new CellFault(
    "error-cell",
    `单元格是错误值 ${name}：改正公式或填写数值`,
    `the cell is the error ${name}: correct its formula or write the value`,
  );

const damagedCell = new CellFault(
  "type-error",
  "单元格内容损坏：重新填写",
  "the stored value is damaged: enter it anew",
);

const unknownStyle = new CellFault(
  "type-error",
  "单元格的样式不存在，无法判断是数值还是日期：重新设置格式",
  "the cell has a style that is not there, so that a number cannot be told from a date: format it anew",
);

const halfCharacter = new CellFault(
  "control-character",
  "含半个字符（代理项）：重新填写",
  "half a character (a lone surrogate): enter it anew",
);

const notADay = new CellFault(
  "type-error",
  "数字格式是时刻或随数值而变，不是日期：改为日期、数值或文本格式",
  "the number format is a time of day or depends on the value: format the cell as date, number or text",
);

const blank: ReadCell = { text: "", kind: "text" };

const faulty = (text: string, kind: CellKind, fault: CellFault): ReadCell => ({
  text,
  kind,
  fault,
});

const textCell = (stored: string): ReadCell => {
  const text = decodeEscapes(stored);
  return text !== stored && /\p{Surrogate}/u.test(text)
    ? faulty(stored, "text", halfCharacter)
    : { text, kind: "text" };
};

function sharedCell(index: string, { sharedStrings }: CellContext): ReadCell {
  const text = /^\d+$/.test(index) ? sharedStrings[Number(index)] : undefined;
  return text === undefined ? faulty(index, "text", damagedCell) : textCell(text);
}

const dateCell = (stored: string, day: string | CellFault): ReadCell =>
  day instanceof CellFault ? faulty(stored, "date", day) : { text: day, kind: "date" };

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberCell(stored: string, style: number, context: CellContext): ReadCell {
  const value = numeral.test(stored) ? Number(stored) : NaN;
  if (!Number.isFinite(value)) return faulty(stored, "number", damagedCell);
  const text = decimalText(value);
  const format = context.formats[style] ?? (style === 0 ? "number" : undefined);
  if (format === undefined) return faulty(text, "number", unknownStyle);
  if (format === "number") return { text, kind: "number" };
  return format === "time"
    ? faulty(text, "date", notADay)
    : dateCell(text, serialDate(value, context.is1904));
}

function booleanCell(stored: string): ReadCell {
  if (isOn(stored)) return { text: "TRUE", kind: "boolean" };
  const isFalse = stored === "0" || stored === "false";
  return isFalse ? { text: "FALSE", kind: "boolean" } : faulty(stored, "boolean", damagedCell);
}

function filledCell({ type, style }: StoredCell, stored: string, context: CellContext): ReadCell {
  switch (type) {
    case "n":
      return numberCell(stored, style, context);
    case "s":
      return sharedCell(stored, context);
    case "b":
      return booleanCell(stored);
    case "d":
      return dateCell(stored, isoDate(stored));
    case "e":
      return faulty(stored, "text", errorCell(stored));
    default:
      return faulty(stored, "text", damagedCell);
  }
}

/** What a cell holds: exact text and how it is stored, or why no exact value can be told. */
export function readCell(cell: StoredCell, context: CellContext): ReadCell {
  const { type, value, formula, inline } = cell;
  if (type === "str" && value !== null) return textCell(value);
  if (type === "inlineStr") return textCell(inline ?? value ?? "");
  const stored = value?.trim() ?? "";
  if (stored !== "") return filledCell(cell, stored, context);
  return formula === null ? blank : faulty(`=${formula}`, "text", uncached);
}
