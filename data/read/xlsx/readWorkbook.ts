import { checkContentTypes } from "./checkContentTypes.ts";
import { decodeEscapes } from "./decodeEscapes.ts";
import { isOn } from "./isOn.ts";
import { readPart, type Source } from "./readPart.ts";
import { readRelationships, type Relationship } from "./readRelationships.ts";
import { malformed } from "./refuser.ts";
import { spreadsheetRoot, type Attributes } from "./xmlReader.ts";

export interface Sheet {
  name: string;
  /** Name of its part. */
  part: string;
  isHidden: boolean;
}

export interface Workbook {
  /** Worksheets in the order of the workbook; charts and dialogs are none. */
  sheets: readonly Sheet[];
  /** Names of their parts, null when there are none. */
  sharedStrings: string | null;
  styles: string | null;
  /** Day 0 is 1904-01-01. */
  is1904: boolean;
}

type Relationships = ReadonlyMap<string, Relationship>;

const partOfType = (relationships: Relationships, type: string): string | null =>
  [...relationships.values()].find((relationship) => relationship.type === type)?.part ?? null;

interface Declared {
  sheets: Attributes[];
  is1904: boolean;
}

async function readDeclared(source: Source, part: string): Promise<Declared> {
  const declared: Declared = { sheets: [], is1904: false };
  await readPart(source, part, spreadsheetRoot("workbook"), {
    open: (name, attributes) => {
      if (name === "sheet") declared.sheets.push(attributes);
      if (name === "workbookPr") declared.is1904 = isOn(attributes["date1904"]);
    },
    close: () => {},
    text: () => {},
  });
  return declared;
}

const relationshipId = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];

function sheetsOf({ refuse }: Source, { sheets }: Declared, relationships: Relationships): Sheet[] {
  return sheets.flatMap((attributes) => {
    const name = decodeEscapes(attributes["name"] ?? "");
    const relationship = relationships.get(relationshipId(attributes) ?? "");
    if (relationship === undefined) throw malformed(refuse, name, `no part of sheet ${name}`);
    if (relationship.type !== "worksheet") return [];
    return [{ name, part: relationship.part, isHidden: /hidden/i.test(attributes["state"] ?? "") }];
  });
}

/**
 * Reads which sheets there are and where the parts of the workbook are. Throws LedgerError for a zip that is no workbook,
 * a binary workbook, or one with macros.
 */
export async function readWorkbook(source: Source): Promise<Workbook> {
  const part = partOfType(await readRelationships(source, ""), "officeDocument") ?? "";
  await checkContentTypes(source, part);
  const relationships = await readRelationships(source, part);
  const declared = await readDeclared(source, part);
  return {
    sheets: sheetsOf(source, declared, relationships),
    sharedStrings: partOfType(relationships, "sharedStrings"),
    styles: partOfType(relationships, "styles"),
    is1904: declared.is1904,
  };
}
