import { malformed, tooLarge, type Refuse } from "./refuser.ts";

/** Elements whose text is none of the string: phonetic guides and looks. */
const left: ReadonlySet<string> = new Set(["rPh", "phoneticPr", "rPr", "extLst"]);

/** Joins the runs of a string item (`si` or `is`), whose children it is told of. */
export class RichText {
  #text = "";
  #isOpen = false;
  #depth = 0;
  /** Depth within an element that is left out. */
  #left = 0;
  #where: string;
  #limit: number;
  #refuse: Refuse;

  constructor(where: string, limit: number, refuse: Refuse) {
    this.#where = where;
    this.#limit = limit;
    this.#refuse = refuse;
  }

  /** Is it in an element of the item? */
  get isWithin(): boolean {
    return this.#depth > 0;
  }

  open(name: string): void {
    this.#depth += 1;
    if (this.#left > 0 || left.has(name)) this.#left += 1;
    else if (name === "t" && !this.#isOpen) this.#isOpen = true;
    else if (name !== "r") throw malformed(this.#refuse, this.#where, `element ${name} in a text`);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#left > 0) this.#left -= 1;
    else if (name === "t") this.#isOpen = false;
  }

  add(text: string): void {
    if (!this.#isOpen || this.#left > 0) return;
    this.#text += text;
    if (this.#text.length > this.#limit)
      throw tooLarge(this.#refuse, ["单元格字符数", "characters of a cell"], this.#limit);
  }

  /** The string, still with its escapes; begins anew. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }
}
