import process from "node:process";
import { prepare } from "../../data/site/prepare.ts";
import { showLine } from "../../data/site/progress.ts";
import { testSite } from "./site.ts";

/** Builds the site of the stories; unchanged parts are left as they are. */
const rows = Number(process.env["ATLAS_DEMO_ROWS"] ?? 4000);
const months = Number(process.env["ATLAS_DEMO_MONTHS"] ?? 12);
await prepare({ out: testSite.root, work: testSite.work, rows, months }, showLine);
