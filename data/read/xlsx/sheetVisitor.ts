import type { CellFault } from "../cell.ts";
import type { CellKind } from "../ledgerSource.ts";
import { formatColumn, parseCellReference } from "./cellReference.ts";
import { CellVisitor } from "./cellVisitor.ts";
import { isOn } from "./isOn.ts";
import { readCell, type CellContext } from "./readCell.ts";
import type { Source } from "./readPart.ts";
import { malformed, tooLarge } from "./refuser.ts";
import { SheetSurvey } from "./sheetSurvey.ts";
import type { Attributes, XmlVisitor } from "./xmlReader.ts";

/** A row of a sheet from column A to its last cell. */
export interface SheetRow {
  /** Its number in the sheet. */
  number: number;
  isHidden: boolean;
  cells: string[];
  kinds: CellKind[];
  faults: ReadonlyMap<number, CellFault>;
}

const none: ReadonlyMap<number, CellFault> = new Map();

export const emptyRow = (number: number, isHidden = false): SheetRow => ({
  number,
  isHidden,
  cells: [],
  kinds: [],
  faults: none,
});

/** What it is in: the sheet beside its rows, between rows, a row, a cell, an element of a row that is left out. */
type Level = "sheet" | "rows" | "row" | "cell" | "left";

/** Takes a sheet element by element: rows and cells in their order, each with or without its number. */
export class SheetVisitor implements XmlVisitor {
  readonly survey: SheetSurvey;
  #source: Source;
  #context: CellContext;
  #cell: CellVisitor;
  #rows: SheetRow[] = [];
  #level: Level = "sheet";
  #hasData = false;
  #row = emptyRow(0);
  #faults: Map<number, CellFault> | null = null;
  #column = -1;
  /** Depth within an element that is left out. */
  #left = 0;

  constructor(source: Source, part: string, context: CellContext) {
    this.#source = source;
    this.#context = context;
    this.#cell = new CellVisitor(source, part);
    this.survey = new SheetSurvey(source);
  }

  /** The rows that are complete since they were last taken. */
  takeRows(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Is it between the tags of a row? */
  get isWithinRow(): boolean {
    return this.#level !== "sheet" && this.#level !== "rows";
  }

  /** Has a row begun? */
  get hasRow(): boolean {
    return this.#row.number > 0;
  }

  /** Has the element of the rows begun? */
  get hasData(): boolean {
    return this.#hasData;
  }

  open(name: string, attributes: Attributes): void {
    switch (this.#level) {
      case "sheet":
        return this.#openInSheet(name, attributes);
      case "rows":
        return name === "row" ? this.#openRow(attributes) : this.#stray(name);
      case "row":
        return this.#openInRow(name, attributes);
      case "cell":
        return this.#cell.open(name);
      case "left":
        this.#left += 1;
    }
  }

  close(name: string): void {
    switch (this.#level) {
      case "sheet":
        return this.survey.close();
      case "rows":
        this.#level = "sheet";
        return;
      case "row":
        return this.#closeRow();
      case "cell":
        return this.#cell.isWithin ? this.#cell.close(name) : this.#closeCell();
      case "left":
        this.#left -= 1;
        if (this.#left === 0) this.#level = "row";
    }
  }

  text(text: string): void {
    if (this.#level === "cell") this.#cell.text(text);
  }

  #stray(name: string): never {
    throw malformed(this.#source.refuse, this.#address, `element ${name} at ${this.#address}`);
  }

  get #address(): string {
    return `${formatColumn(Math.max(0, this.#column))}${this.#row.number}`;
  }

  #openInSheet(name: string, attributes: Attributes): void {
    if (name !== "sheetData" || this.survey.isWithin) return this.survey.open(name, attributes);
    if (this.#hasData) this.#stray(name);
    this.#hasData = true;
    this.#level = "rows";
  }

  #openRow({ r, hidden }: Attributes): void {
    const previous = this.#row.number;
    const number = r === undefined ? previous + 1 : /^\d{1,8}$/.test(r) ? Number(r) : NaN;
    const { refuse, limits } = this.#source;
    if (!(number > previous))
      throw malformed(refuse, r ?? "", `row ${r ?? ""} after row ${previous}`);
    if (number > limits.rows) throw tooLarge(refuse, ["行数", "rows"], limits.rows);
    this.#row = emptyRow(number, isOn(hidden));
    this.#column = -1;
    this.#level = "row";
  }

  #openInRow(name: string, attributes: Attributes): void {
    if (name === "c") return this.#openCell(attributes);
    if (name !== "extLst") this.#stray(name);
    this.#left = 1;
    this.#level = "left";
  }

  #openCell(attributes: Attributes): void {
    const { r } = attributes;
    const column = r === undefined ? this.#column + 1 : this.#columnOf(r);
    const { refuse, limits } = this.#source;
    if (column >= limits.columns) throw tooLarge(refuse, ["列数", "columns"], limits.columns);
    this.#column = column;
    this.#cell.begin(r ?? this.#address, attributes);
    this.#level = "cell";
  }

  #columnOf(text: string): number {
    const at = parseCellReference(text);
    if (at === null || at.row !== this.#row.number || at.column <= this.#column)
      throw malformed(this.#source.refuse, text, `cell ${text} after ${this.#address}`);
    return at.column;
  }

  #closeCell(): void {
    const { cells, kinds } = this.#row;
    while (cells.length < this.#column) {
      cells.push("");
      kinds.push("text");
    }
    const { text, kind, fault } = readCell(this.#cell.stored, this.#context);
    cells.push(text);
    kinds.push(kind);
    if (fault !== undefined) (this.#faults ??= new Map()).set(this.#column, fault);
    this.#level = "row";
  }

  #closeRow(): void {
    this.#row.faults = this.#faults ?? none;
    this.#faults = null;
    this.#rows.push(this.#row);
    this.#level = "rows";
  }
}
