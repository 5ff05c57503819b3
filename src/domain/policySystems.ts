import rows from "../../data/policy/systems.json";
import type { PolicySystem } from "./policySystem.ts";

/** Every system, platform and ledger that the documents name; parsed by the tests. */
export const policySystems = rows as unknown as readonly PolicySystem[];
