import { parseCellRange, type CellRange } from "./cellReference.ts";
import { isOn } from "./isOn.ts";
import type { Source } from "./readPart.ts";
import { malformed, tooLarge } from "./refuser.ts";
import type { Attributes, XmlVisitor } from "./xmlReader.ts";

/** What a sheet says besides its rows: merged ranges, hidden columns, whether a filter is on. */
export class SheetSurvey implements XmlVisitor {
  readonly merged: CellRange[] = [];
  /** Columns from 0, both ends included. */
  readonly hiddenColumns: { first: number; last: number }[] = [];
  isFiltered = false;
  #source: Source;
  #path: string[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (name === "mergeCell" && parent === "mergeCells") this.#addMerged(attributes["ref"] ?? "");
    else if (name === "col" && parent === "cols") this.#addColumns(attributes);
    else if (name === "filterColumn" && this.#path[0] === "autoFilter") this.isFiltered = true;
    else if (name === "sheetPr" && isOn(attributes["filterMode"])) this.isFiltered = true;
  }

  close(): void {
    this.#path.pop();
  }

  text(): void {}

  /** Is it in an element other than the rows? */
  get isWithin(): boolean {
    return this.#path.length > 0;
  }

  /** Does the other survey tell the same ranges? */
  isSame({ merged }: SheetSurvey): boolean {
    return (
      merged.length === this.merged.length &&
      merged.every(({ left, top, right, bottom }, at) => {
        const own = this.merged[at];
        return (
          own?.left === left && own.top === top && own.right === right && own.bottom === bottom
        );
      })
    );
  }

  #addMerged(ref: string): void {
    const { refuse, limits } = this.#source;
    const range = parseCellRange(ref);
    if (range === null) throw malformed(refuse, ref, `merged range ${ref}`);
    this.merged.push(range);
    if (this.merged.length > limits.mergedRanges)
      throw tooLarge(refuse, ["合并区域数", "merged ranges"], limits.mergedRanges);
  }

  #addColumns({ min, max, hidden }: Attributes): void {
    if (!isOn(hidden)) return;
    this.hiddenColumns.push({ first: Number(min) - 1, last: Number(max) - 1 });
    const { refuse, limits } = this.#source;
    if (this.hiddenColumns.length > limits.columns)
      throw tooLarge(refuse, ["列数", "columns"], limits.columns);
  }
}
