import type { StoredCell } from "./readCell.ts";
import type { Source } from "./readPart.ts";
import { malformed, tooLarge } from "./refuser.ts";
import { RichText } from "./richText.ts";
import type { Attributes, XmlVisitor } from "./xmlReader.ts";

/** The element of a cell that text belongs to; `extLst`, what later versions add, is left out with all within it. */
type Content = "v" | "f" | "is" | "extLst";

const isContent = (name: string): name is Content => ["v", "f", "is", "extLst"].includes(name);

const empty: StoredCell = { type: "n", style: 0, value: null, formula: null, inline: null };

/** Takes what is within a cell. */
export class CellVisitor implements XmlVisitor {
  #source: Source;
  #address = "";
  #stored: StoredCell = empty;
  #content: Content | null = null;
  #inline: RichText;
  /** Depth within the cell. */
  #depth = 0;

  constructor(source: Source, part: string) {
    this.#source = source;
    this.#inline = new RichText(part, source.limits.cellCharacters, source.refuse);
  }

  /** Begins the cell at the address, which has the given attributes. */
  begin(address: string, { t, s }: Attributes): void {
    this.#address = address;
    this.#stored = { ...empty, type: t ?? "n", style: Number(s ?? 0) };
  }

  /** The cell as far as it has been read. */
  get stored(): StoredCell {
    return this.#stored;
  }

  /** Is it in an element of the cell? */
  get isWithin(): boolean {
    return this.#depth > 0;
  }

  open(name: string): void {
    this.#depth += 1;
    if (this.#depth === 1) this.#openContent(name);
    else if (this.#content === "is") this.#inline.open(name);
    else if (this.#content !== "extLst") this.#stray(name);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#content === "is" && this.#depth > 0) this.#inline.close(name);
    else if (this.#content === "is") this.#stored.inline = this.#inline.take();
    if (this.#depth === 0) this.#content = null;
  }

  text(text: string): void {
    const stored = this.#stored;
    if (this.#content === "v") stored.value = this.#bounded((stored.value ?? "") + text);
    else if (this.#content === "f") stored.formula = this.#bounded((stored.formula ?? "") + text);
    else if (this.#content === "is") this.#inline.add(text);
  }

  #openContent(name: string): void {
    const stored = this.#stored;
    if (!isContent(name)) return this.#stray(name);
    if (name === "v" && stored.value === null) stored.value = "";
    else if (name === "f" && stored.formula === null) stored.formula = "";
    else if (name === "is" && stored.inline === null) stored.inline = "";
    else if (name !== "extLst") return this.#stray(name);
    this.#content = name;
  }

  #bounded(text: string): string {
    const { cellCharacters } = this.#source.limits;
    if (text.length > cellCharacters)
      throw tooLarge(this.#source.refuse, ["单元格字符数", "characters of a cell"], cellCharacters);
    return text;
  }

  #stray(name: string): never {
    throw malformed(this.#source.refuse, this.#address, `element ${name} at ${this.#address}`);
  }
}
