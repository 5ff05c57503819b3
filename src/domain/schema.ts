import { areaReport } from "./schema/areaReport.ts";
import type { Column, Table } from "./schema/column.ts";
import { enterprise } from "./schema/enterprise.ts";
import { evaluation } from "./schema/evaluation.ts";
import { federation } from "./schema/federation.ts";
import { member } from "./schema/member.ts";
import { park } from "./schema/park.ts";
import { platform } from "./schema/platform.ts";
import { rubricItemResult } from "./schema/rubricItemResult.ts";
import { sectorUnion } from "./schema/sectorUnion.ts";
import { serviceFacility } from "./schema/serviceFacility.ts";
import { staff } from "./schema/staff.ts";
import { starRating } from "./schema/starRating.ts";
import { survey } from "./schema/survey.ts";
import { unions } from "./schema/unions.ts";
import { venue } from "./schema/venue.ts";
import { workerGroups } from "./schema/workerGroup.ts";
import { workLedger } from "./schema/workLedger.ts";

export type { Column, ColumnType, Table, Words } from "./schema/column.ts";

/** Version of the tables: part of a generation's identity. Grows with every change of a table. */
export const schemaVersion = "2";

/** Every table by its name in SQL. */
export const schema = {
  enterprise,
  park,
  worker_group: workerGroups,
  area_report: areaReport,
  union_organisation: unions,
  star_rating: starRating,
  rubric_item_result: rubricItemResult,
  venue,
  federation,
  sector_union: sectorUnion,
  platform,
  member,
  staff,
  service_facility: serviceFacility,
  survey,
  work_ledger: workLedger,
  evaluation,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof schema;

export const columnsOf = (table: TableName): readonly Column[] => schema[table].columns;

/** The column of that name; throws when the table has none. */
export function column(table: TableName, name: string): Column {
  const found = columnsOf(table).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`unknown column: ${table}.${name}`);
  return found;
}
