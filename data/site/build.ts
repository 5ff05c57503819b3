import process from "node:process";
import { parseArgs } from "node:util";
import { buildSite } from "./buildSite.ts";
import { showLine } from "./progress.ts";

/** `npm run build`: the site without data. */
const usage = `npm run build -- [--out DIR] [--boundaries DIR]
  --out         folder of the site, emptied first (default dist)
  --boundaries  boundaries built from files of your own (default: those of the npm package)
`;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "dist" },
    work: { type: "string", default: ".cache" },
    boundaries: { type: "string" },
    help: { type: "boolean" },
  },
});

if (values.help) {
  process.stdout.write(usage);
} else {
  const { out, work, boundaries } = values;
  const options = { out, work, compressed: ".cache/compressed" };
  await buildSite(boundaries === undefined ? options : { ...options, boundaries }, showLine);
}
