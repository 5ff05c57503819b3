import { readPart, type Source } from "./readPart.ts";
import { malformed, tooLarge } from "./refuser.ts";
import { RichText } from "./richText.ts";
import { spreadsheetRoot, type XmlVisitor } from "./xmlReader.ts";

// What the parser gives may be a slice that keeps the whole chunk in memory.
const copied = (text: string): string => Buffer.from(text).toString();

class SharedStringsVisitor implements XmlVisitor {
  readonly strings: string[] = [];
  #source: Source;
  #current: RichText;
  #isOpen = false;
  /** Depth within an element of the table that is no string. */
  #left = 0;

  constructor(source: Source, part: string) {
    this.#source = source;
    this.#current = new RichText(part, source.limits.cellCharacters, source.refuse);
  }

  open(name: string): void {
    if (this.#isOpen) this.#current.open(name);
    else if (this.#left > 0 || name === "extLst") this.#left += 1;
    else if (name === "si") this.#isOpen = true;
    else throw malformed(this.#source.refuse, name, `element ${name} among the shared strings`);
  }

  close(name: string): void {
    if (this.#left > 0) this.#left -= 1;
    else if (this.#current.isWithin) this.#current.close(name);
    else this.#add();
  }

  text(text: string): void {
    if (this.#isOpen) this.#current.add(text);
  }

  #add(): void {
    const { refuse, limits } = this.#source;
    this.#isOpen = false;
    this.strings.push(copied(this.#current.take()));
    if (this.strings.length > limits.sharedStrings)
      throw tooLarge(refuse, ["共享字符串数", "shared strings"], limits.sharedStrings);
  }
}

/** The shared strings of a workbook in their order, with their escapes: runs joined, phonetic guides left out. None for no part. */
export async function readSharedStrings(
  source: Source,
  part: string | null,
): Promise<readonly string[]> {
  if (part === null || !source.parts.has(part)) return [];
  const visitor = new SharedStringsVisitor(source, part);
  const { sharedStringsBytes } = source.limits;
  await readPart(source, part, spreadsheetRoot("sst"), visitor, sharedStringsBytes);
  return visitor.strings;
}
