import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseTargets } from "../../src/domain/target.ts";
import { policyFiles } from "./policyFiles.ts";

/* Writes what follows from data/policy/targets.json: node --import tsx data/policyIds/writeTargetIds.ts */

const root = resolve(import.meta.dirname, "../..");
const targets = parseTargets(
  JSON.parse(readFileSync(resolve(root, "data/policy/targets.json"), "utf8")),
);
for (const [path, text] of await policyFiles(targets)) writeFileSync(resolve(root, path), text);
