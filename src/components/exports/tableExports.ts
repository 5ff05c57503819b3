import { barsPicture } from "./barsPicture.ts";
import { changeExport } from "./changeExport.ts";
import { comparisonExport } from "./comparisonExport.ts";
import { enterpriseExport } from "./enterpriseExport.ts";
import { gridPicture } from "./gridPicture.ts";
import { groupExport } from "./groupExport.ts";
import { listExport } from "./listExport.ts";
import { mapPicture } from "./mapPicture.ts";
import { pairExport } from "./pairExport.ts";
import { parkExport } from "./parkExport.ts";
import { pivotExport } from "./pivotExport.ts";
import { queryExport } from "./queryExport.ts";
import { rankingExport } from "./rankingExport.ts";
import { selectionExport } from "./selectionExport.ts";
import { stripPicture } from "./stripPicture.ts";
import { targetExport } from "./targetExport.ts";
import { townshipExport } from "./townshipExport.ts";
import { trendExport, trendPicture } from "./trendExport.ts";

/** The tables and pictures of the pages as they are exported, in one part of the program. */
export const tableExports = {
  bars: barsPicture,
  changes: changeExport,
  comparison: comparisonExport,
  enterprises: enterpriseExport,
  grid: gridPicture,
  groups: groupExport,
  list: listExport,
  map: mapPicture,
  pair: pairExport,
  parks: parkExport,
  pivot: pivotExport,
  query: queryExport,
  ranking: rankingExport,
  selections: selectionExport,
  strip: stripPicture,
  targets: targetExport,
  townships: townshipExport,
  trend: trendExport,
  trendPicture,
};
