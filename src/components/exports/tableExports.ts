import { changeExport } from "./changeExport.ts";
import { comparisonExport } from "./comparisonExport.ts";
import { enterpriseExport } from "./enterpriseExport.ts";
import { groupExport } from "./groupExport.ts";
import { listExport } from "./listExport.ts";
import { mapPicture } from "./mapPicture.ts";
import { parkExport } from "./parkExport.ts";
import { pivotExport } from "./pivotExport.ts";
import { queryExport } from "./queryExport.ts";
import { rankingExport } from "./rankingExport.ts";
import { selectionExport } from "./selectionExport.ts";
import { targetExport } from "./targetExport.ts";
import { townshipExport } from "./townshipExport.ts";
import { trendExport, trendPicture } from "./trendExport.ts";

/** The tables and pictures of the pages as they are exported, in one part of the program. */
export const tableExports = {
  changes: changeExport,
  comparison: comparisonExport,
  enterprises: enterpriseExport,
  groups: groupExport,
  list: listExport,
  map: mapPicture,
  parks: parkExport,
  pivot: pivotExport,
  query: queryExport,
  ranking: rankingExport,
  selections: selectionExport,
  targets: targetExport,
  townships: townshipExport,
  trend: trendExport,
  trendPicture,
};
