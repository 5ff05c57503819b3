import { schema, type TableName } from "../../src/domain/schema.ts";
import { enterpriseLines } from "./enterpriseRows.ts";
import { evaluationLines } from "./evaluations.ts";
import { facilityLines } from "./facilities.ts";
import { federationLines } from "./federations.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { memberLines } from "./members.ts";
import { parkLines } from "./parks.ts";
import { platformLines } from "./platforms.ts";
import { rubricResultLines } from "./rubricResults.ts";
import { sectorUnionLines } from "./sectorUnions.ts";
import { staffLines } from "./staff.ts";
import { starRatingLines } from "./starRatings.ts";
import { surveyLines } from "./surveys.ts";
import { unionLines } from "./unions.ts";
import { venueLines } from "./venues.ts";
import { workerGroupLines } from "./workerGroups.ts";
import { workLedgerLines } from "./workLedger.ts";

/** The tables of a monthly folder; an area report is published on its own. */
export type LedgerTable = Exclude<TableName, "area_report">;

/** In the order in which they are written: the enterprises first, whose tally the others read. */
export const ledgerTables = (Object.keys(schema) as TableName[]).filter(
  (table): table is LedgerTable => table !== "area_report",
);

/** The lines of each ledger in a month, header first. */
export const linesOf: Record<LedgerTable, (month: LedgerMonth) => Iterable<string>> = {
  enterprise: enterpriseLines,
  park: parkLines,
  worker_group: workerGroupLines,
  union_organisation: unionLines,
  star_rating: starRatingLines,
  rubric_item_result: rubricResultLines,
  venue: venueLines,
  federation: federationLines,
  sector_union: sectorUnionLines,
  platform: platformLines,
  member: memberLines,
  staff: staffLines,
  service_facility: facilityLines,
  survey: surveyLines,
  work_ledger: workLedgerLines,
  evaluation: evaluationLines,
};
