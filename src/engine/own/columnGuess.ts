const whole = /^(0|-?[1-9]\d{0,9})$/;
const decimal = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d+)$/;
const digits = /^\d{6,}$/;
const named = /(代码|编码|编号|号码|证号|电话|手机|邮编|adcode|code|phone|(^|_)id)$/i;
const largestInteger = 2_147_483_647;

/**
 * The type of a column of text, from its heading and every cell: a number only when every cell is exactly one. What
 * names something stays text: headings such as 代码 or id, and digits that are all of one length of six or more.
 */
export class ColumnGuess {
  #isInteger: boolean;
  #isDouble: boolean;
  /** Length of the digits that every cell consists of; null when they are not of one. */
  #length: number | null | undefined;

  constructor(heading: string) {
    this.#isInteger = this.#isDouble = !named.test(heading);
  }

  see(cell: string): void {
    if (cell === "" || !this.#isDouble) return;
    const length = digits.test(cell) ? cell.length : null;
    this.#length = this.#length === undefined || this.#length === length ? length : null;
    this.#isInteger &&= whole.test(cell) && Math.abs(Number(cell)) <= largestInteger;
    this.#isDouble = decimal.test(cell) && cell.replace(/[-.]/g, "").length <= 15;
  }

  get type(): "text" | "integer" | "double" {
    const isEmpty = this.#length === undefined;
    const isCode = typeof this.#length === "number";
    if (isEmpty || isCode || !this.#isDouble) return "text";
    return this.#isInteger ? "integer" : "double";
  }
}
