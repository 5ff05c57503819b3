import { builtInFormat, customFormat, type NumberFormat } from "./numberFormat.ts";
import { readPart, type Source } from "./readPart.ts";
import { spreadsheetRoot, type Attributes, type XmlVisitor } from "./xmlReader.ts";

class StylesVisitor implements XmlVisitor {
  readonly #custom = new Map<number, NumberFormat>();
  readonly #ids: number[] = [];
  #isCells = false;

  /** Formats by the number of the style. */
  get formats(): NumberFormat[] {
    return this.#ids.map((id) => this.#custom.get(id) ?? builtInFormat(id));
  }

  open(name: string, attributes: Attributes): void {
    const id = Number(attributes["numFmtId"] ?? 0);
    if (name === "cellXfs") this.#isCells = true;
    else if (name === "numFmt") this.#custom.set(id, customFormat(attributes["formatCode"] ?? ""));
    else if (name === "xf" && this.#isCells) this.#ids.push(id);
  }

  close(name: string): void {
    if (name === "cellXfs") this.#isCells = false;
  }

  text(): void {}
}

/** What the numbers of each cell style mean, by the number of the style; none for no part. */
export async function readNumberFormats(
  source: Source,
  part: string | null,
): Promise<readonly NumberFormat[]> {
  if (part === null || !source.parts.has(part)) return [];
  const visitor = new StylesVisitor();
  await readPart(source, part, spreadsheetRoot("styleSheet"), visitor);
  return visitor.formats;
}
