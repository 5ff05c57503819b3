import { CellFault } from "../cell.ts";
import { formatRange, type CellRange } from "./cellReference.ts";

interface MergedRange extends CellRange {
  fault: CellFault;
}

const mergedCell = (range: CellRange): CellFault => {
  const ref = formatRange(range);
  return new CellFault(
    "merged-cell",
    `取消合并 ${ref}，在每个单元格中分别填写`,
    `unmerge ${ref} and write the value into each of its cells`,
  );
};

const none: ReadonlyMap<number, CellFault> = new Map();

/** The merged cells of the data, row by row from above. */
export class MergedCells {
  #ranges: MergedRange[];
  #next = 0;
  #current: MergedRange[] = [];
  #faults: ReadonlyMap<number, CellFault> = none;
  #width: number;

  /** Takes the ranges below the header that hold several cells of the data, which has `width` columns. */
  constructor(ranges: readonly CellRange[], headerRow: number, width: number) {
    this.#width = width;
    this.#ranges = ranges
      .filter(({ top, bottom, left, right }) => {
        const isSeveral = bottom > top || Math.min(right, width - 1) > left;
        return top > headerRow && left < width && isSeveral;
      })
      .map((range) => ({ ...range, fault: mergedCell(range) }))
      .sort((a, b) => a.top - b.top);
  }

  /** Faults by position of a row; rows are asked for in their order. */
  at(row: number): ReadonlyMap<number, CellFault> {
    const isLeft = this.#current.some(({ bottom }) => bottom < row);
    if (!isLeft && (this.#ranges[this.#next]?.top ?? Infinity) > row) return this.#faults;
    for (; (this.#ranges[this.#next]?.top ?? Infinity) <= row; this.#next += 1)
      this.#current.push(...this.#ranges.slice(this.#next, this.#next + 1));
    this.#current = this.#current.filter(({ bottom }) => bottom >= row);
    this.#faults = this.#spread();
    return this.#faults;
  }

  #spread(): ReadonlyMap<number, CellFault> {
    if (this.#current.length === 0) return none;
    const faults = new Map<number, CellFault>();
    for (const { left, right, fault } of this.#current)
      for (let column = left; column <= right && column < this.#width; column += 1)
        faults.set(column, fault);
    return faults;
  }
}

/** The first range that has a cell of the header, which has `width` columns. */
export const mergedHeader = (
  ranges: readonly CellRange[],
  headerRow: number,
  width: number,
): CellRange | undefined =>
  ranges.find(
    ({ top, bottom, left, right }) =>
      top <= headerRow && bottom >= headerRow && left < width && (bottom > top || right > left),
  );
