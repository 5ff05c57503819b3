import type { starCategory, unionForm } from "../../src/domain/codelists.ts";
import type { Place } from "../../src/domain/area.ts";

/** A union of the ledger in a month. */
export interface Union {
  id: string;
  name: string;
  form: (typeof unionForm.codes)[number]["id"];
  /** Null where the guideline leaves it open. */
  category: (typeof starCategory.codes)[number]["id"] | null;
  adcode: string;
  /** The place it counts to, also when the ledger does not say where it is. */
  place: Place | null;
  /** Id of its park, or empty. */
  park: string;
  /** 2025-09-17 */
  foundedOn: string;
  members: number;
  womenMembers: number;
  realNameMembers: number;
  /** For federations: whether it is a demonstration. */
  demonstration: boolean | null;
  /** What its draws are about. */
  subject: number;
}
