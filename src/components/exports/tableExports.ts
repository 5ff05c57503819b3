import { axisPicture } from "./axisPicture.ts";
import { barsPicture } from "./barsPicture.ts";
import { censusExport } from "./censusExport.ts";
import { changeExport } from "./changeExport.ts";
import { changePicture } from "./changePicture.ts";
import { comparisonExport } from "./comparisonExport.ts";
import { enterpriseExport } from "./enterpriseExport.ts";
import { flowExport, flowPicture } from "./flowExport.ts";
import { gridPicture } from "./gridPicture.ts";
import { groupExport } from "./groupExport.ts";
import { listExport } from "./listExport.ts";
import { mapPicture } from "./mapPicture.ts";
import { measureExport } from "./measureExport.ts";
import { measurePicture } from "./measurePicture.ts";
import { moverExport } from "./moverExport.ts";
import { oneRuleExport, ruleText } from "./oneRuleExport.ts";
import { paceExport, pacePicture } from "./paceExport.ts";
import { pairExport } from "./pairExport.ts";
import { panelsPicture } from "./panelsPicture.ts";
import { parkExport } from "./parkExport.ts";
import { pivotExport } from "./pivotExport.ts";
import { queryExport } from "./queryExport.ts";
import { queryPicture } from "./queryPicture.ts";
import { rankingExport } from "./rankingExport.ts";
import { rankingPicture, townshipPicture } from "./rankingPicture.ts";
import { selectionExport } from "./selectionExport.ts";
import { stackedExport } from "./stackedExport.ts";
import { stripPicture } from "./stripPicture.ts";
import { targetExport } from "./targetExport.ts";
import { townshipExport } from "./townshipExport.ts";
import { trendExport, trendPicture } from "./trendExport.ts";

/** The tables and pictures of the pages as they are exported, in one part of the program. */
export const tableExports = {
  axisPicture,
  bars: barsPicture,
  census: censusExport,
  changes: changeExport,
  changePicture,
  comparison: comparisonExport,
  enterprises: enterpriseExport,
  flow: flowExport,
  flowPicture,
  grid: gridPicture,
  groups: groupExport,
  list: listExport,
  map: mapPicture,
  measures: measureExport,
  measurePicture,
  movers: moverExport,
  oneRule: oneRuleExport,
  pace: paceExport,
  pacePicture,
  pair: pairExport,
  panels: panelsPicture,
  parks: parkExport,
  pivot: pivotExport,
  query: queryExport,
  queryPicture,
  ranking: rankingExport,
  rankingPicture,
  ruleText,
  selections: selectionExport,
  stacked: stackedExport,
  strip: stripPicture,
  targets: targetExport,
  townships: townshipExport,
  townshipPicture,
  trend: trendExport,
  trendPicture,
};
