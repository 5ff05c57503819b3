import type { CellContext } from "./readCell.ts";
import { decodeXml } from "./decodeXml.ts";
import { partReader, partText, type Source } from "./readPart.ts";
import { malformed, tooLarge } from "./refuser.ts";
import { SheetSurvey } from "./sheetSurvey.ts";
import { SheetVisitor, type SheetRow } from "./sheetVisitor.ts";
import { withoutRows } from "./withoutRows.ts";
import { spreadsheetRoot } from "./xmlReader.ts";

const root = spreadsheetRoot("worksheet");

/** What the sheet says besides its rows. Reads all of it, without parsing the rows. */
export async function surveySheet(source: Source, part: string): Promise<SheetSurvey> {
  const survey = new SheetSurvey(source);
  const reader = partReader(source, part, root, survey);
  const { parts, limits, refuse } = source;
  const bytes = withoutRows(parts.read(part, limits.sheetBytes));
  let characters = 0;
  for await (const outside of decodeXml(bytes, part, refuse)) {
    characters += outside.length;
    if (characters > limits.partBytes)
      throw tooLarge(refuse, ["工作表附属内容", "a sheet without its rows"], limits.partBytes);
    reader.write(outside);
  }
  reader.end();
  return survey;
}

export interface SheetReading {
  part: string;
  context: CellContext;
  /** What has been surveyed, with which the sheet has to agree. */
  survey?: SheetSurvey;
}

/** The rows of a sheet that it has elements for, in bounded memory. Throws LedgerError where the sheet is malformed. */
export async function* readSheetRows(
  source: Source,
  { part, context, survey }: SheetReading,
): AsyncGenerator<SheetRow> {
  const visitor = new SheetVisitor(source, part, context);
  const reader = partReader(source, part, root, visitor);
  const { refuse, limits } = source;
  let characters = 0;
  for await (const text of partText(source, part, limits.sheetBytes)) {
    reader.write(text);
    const rows = visitor.takeRows();
    const isGrowing = rows.length === 0 && (visitor.isWithinRow || !visitor.hasRow);
    characters = isGrowing ? characters + text.length : 0;
    if (characters > limits.rowCharacters)
      throw tooLarge(refuse, ["一行的字符数", "characters of a row"], limits.rowCharacters);
    yield* rows;
  }
  reader.end();
  if (!visitor.hasData) throw malformed(refuse, part, "no sheetData");
  if (survey !== undefined && !survey.isSame(visitor.survey))
    throw malformed(refuse, part, "merged ranges that cannot be told");
}
