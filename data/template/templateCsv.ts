import { stringify } from "csv-stringify/sync";
import type { Table } from "../../src/domain/schema.ts";

/** An empty ledger: the Chinese header words (UTF-8 with byte order mark, CRLF). */
export const templateCsv = ({ columns }: Table): string =>
  stringify([columns.map(({ zh }) => zh)], { bom: true, record_delimiter: "windows" });
