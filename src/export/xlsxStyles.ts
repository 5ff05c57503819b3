/** Looks of cells, in the order of `cellXfs`. */
export const styleNames = [
  "general",
  "heading",
  "text",
  "quoted",
  "integer",
  "double",
  "rate",
  "points",
  "date",
  "month",
  "mark",
  "label",
  "wrapped",
] as const;
export type StyleName = (typeof styleNames)[number];

export const styleIndex = (name: StyleName): number => styleNames.indexOf(name);

interface Look {
  format: number;
  font?: number;
  fill?: number;
  /** Attributes and children of the alignment. */
  alignment?: string;
  /** The apostrophe that a spreadsheet keeps beside a text: it is never read as a formula. */
  isQuoted?: true;
}

const asText = 49;
const grouped = 3;

const custom = ["0.0%", "+0.0;-0.0;0.0", "yyyy-mm-dd", "yyyy-mm", "#,##0.0##"] as const;
const formatId = (code: (typeof custom)[number]): number => 164 + custom.indexOf(code);

const looks: Record<StyleName, Look> = {
  general: { format: 0 },
  heading: { format: asText, font: 1, fill: 2, alignment: 'vertical="center" wrapText="1"' },
  text: { format: asText },
  quoted: { format: asText, isQuoted: true },
  integer: { format: grouped },
  double: { format: formatId("#,##0.0##") },
  rate: { format: formatId("0.0%") },
  points: { format: formatId("+0.0;-0.0;0.0") },
  date: { format: formatId("yyyy-mm-dd") },
  month: { format: formatId("yyyy-mm") },
  mark: { format: asText, font: 2, alignment: 'horizontal="right"' },
  label: { format: asText, font: 1, alignment: 'vertical="top"' },
  wrapped: { format: asText, alignment: 'vertical="top" wrapText="1"' },
};

function formatXml({ format, font = 0, fill = 0, alignment, isQuoted }: Look): string {
  const quote = isQuoted === true ? ' quotePrefix="1"' : "";
  const head = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${quote}`;
  return alignment === undefined
    ? `${head}/>`
    : `${head} applyAlignment="1"><alignment ${alignment}/></xf>`;
}

const font = (inner: string): string =>
  `<font>${inner}<sz val="11"/><name val="Microsoft YaHei"/></font>`;

/** The part `xl/styles.xml` of a workbook. */
export const xlsxStyles = (): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${custom.length}">`,
    ...custom.map((code) => `<numFmt numFmtId="${formatId(code)}" formatCode="${code}"/>`),
    "</numFmts>",
    `<fonts count="3">${font("")}${font("<b/>")}${font('<i/><color rgb="FF5C6770"/>')}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF0EC"/></patternFill></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${styleNames.length}">`,
    ...styleNames.map((name) => formatXml(looks[name])),
    "</cellXfs>",
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    "</styleSheet>",
  ].join("");
