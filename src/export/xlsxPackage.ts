import { xlsxStyles } from "./xlsxStyles.ts";
import { xlsxText } from "./xlsxText.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const format = "http://schemas.openxmlformats.org";
const relations = `${format}/officeDocument/2006/relationships`;
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;

const relationsOf = (inner: string): string =>
  `${head}<Relationships xmlns="${format}/package/2006/relationships">${inner}</Relationships>`;

/** The parts of a workbook around its sheets. `filter`: the cells of the first sheet that can be filtered. */
export function xlsxPackage(
  sheets: readonly string[],
  filter: string,
): readonly (readonly [path: string, xml: string])[] {
  const types = sheets.map((_, index) =>
    override(`/xl/worksheets/sheet${index + 1}.xml`, "worksheet"),
  );
  return [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${format}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("/xl/workbook.xml", "sheet.main")}${types.join("")}${override("/xl/styles.xml", "styles")}</Types>`,
    ],
    ["_rels/.rels", relationsOf(relation("rId1", "officeDocument", "xl/workbook.xml"))],
    ["xl/workbook.xml", workbook(sheets, filter)],
    [
      "xl/_rels/workbook.xml.rels",
      relationsOf(
        sheets
          .map((_, index) =>
            relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`),
          )
          .join("") + relation(`rId${sheets.length + 1}`, "styles", "styles.xml"),
      ),
    ],
    ["xl/styles.xml", xlsxStyles()],
  ];
}

const override = (part: string, kind: string): string =>
  `<Override PartName="${part}" ContentType="${content}.${kind}+xml"/>`;

function workbook(sheets: readonly string[], filter: string): string {
  const listed = sheets.map(
    (name, index) =>
      `<sheet name="${xlsxText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const names = `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${xlsxText(sheets[0] ?? "")}'!${filter}</definedName></definedNames>`;
  return `${head}<workbook xmlns="${format}/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${listed.join("")}</sheets>${names}</workbook>`;
}
