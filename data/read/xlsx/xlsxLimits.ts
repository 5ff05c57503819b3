/** What is read of a workbook at most; bytes are inflated bytes, counted while they stream. */
export interface XlsxLimits {
  /** Of one sheet. */
  sheetBytes: number;
  sharedStringsBytes: number;
  /** Of any other part: content types, relationships, workbook, styles; and of a sheet without its rows. */
  partBytes: number;
  /** Entries of the zip. */
  entries: number;
  columns: number;
  rows: number;
  sharedStrings: number;
  mergedRanges: number;
  /** Characters of the text of a cell. */
  cellCharacters: number;
  /** Characters of XML from one tag to the next, and of a tag. */
  tagCharacters: number;
  /** Characters of XML of a row, and of a sheet before its first row. */
  rowCharacters: number;
}

export const xlsxLimits: XlsxLimits = {
  sheetBytes: 536_870_912,
  sharedStringsBytes: 268_435_456,
  partBytes: 67_108_864,
  entries: 10_000,
  columns: 16_384,
  rows: 1_048_576,
  sharedStrings: 16_777_216,
  mergedRanges: 262_144,
  cellCharacters: 65_536,
  tagCharacters: 1_048_576,
  rowCharacters: 8_388_608,
};
