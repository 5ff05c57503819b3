import { differenceRules } from "./differenceRules.ts";
import { fileSystemRules } from "./fileSystemRules.ts";
import { profileRules } from "./profileRules.ts";
import { refusalRules } from "./refusalRules.ts";

/** Everything that can be said of a site, a data folder or a published folder, by its code. */
export const findingRules = {
  ...refusalRules,
  ...profileRules,
  ...fileSystemRules,
  ...differenceRules,
};

export type FindingCode = keyof typeof findingRules;
