import { decodeXml } from "./decodeXml.ts";
import type { Package } from "./openPackage.ts";
import type { Refuse } from "./refuser.ts";
import { XmlReader, type Root, type XmlVisitor } from "./xmlReader.ts";
import type { XlsxLimits } from "./xlsxLimits.ts";

/** An opened workbook file: its parts, what may be read of them and how it is refused. */
export interface Source {
  parts: Package;
  limits: XlsxLimits;
  refuse: Refuse;
}

/** The text of a part. */
export const partText = (
  { parts, refuse }: Source,
  name: string,
  limit: number,
): AsyncGenerator<string> => decodeXml(parts.read(name, limit), name, refuse);

export const partReader = (
  { limits, refuse }: Source,
  name: string,
  root: Root,
  visitor: XmlVisitor,
): XmlReader => new XmlReader(visitor, root, name, limits, refuse);

/** Reads a whole part. */
export async function readPart(
  source: Source,
  name: string,
  root: Root,
  visitor: XmlVisitor,
  limit = source.limits.partBytes,
): Promise<void> {
  const reader = partReader(source, name, root, visitor);
  for await (const text of partText(source, name, limit)) reader.write(text);
  reader.end();
}
