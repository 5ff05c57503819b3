import { differenceRules } from "./differenceRules.ts";
import { fileSystemRules } from "./fileSystemRules.ts";
import { refusalRules } from "./refusalRules.ts";

/** Everything that can be said of a site, a data folder or a published folder, by its code. */
export const findingRules = { ...refusalRules, ...fileSystemRules, ...differenceRules };

export type FindingCode = keyof typeof findingRules;
