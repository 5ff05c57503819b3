import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBoundaries, type BoundaryBuild } from "../boundaries/boundaries.ts";
import { placeBoundaries } from "../site/placeBoundaries.ts";
import { writeRelease } from "../site/writeRelease.ts";
import { needed, parseOptions, UsageError, type Command } from "./command.ts";

export const boundaries: Command = {
  name: "boundaries",
  summary: "replace the map by boundaries of your own",
  help: `atlas boundaries FILE|FOLDER… --out DIR|--site DIST --source TEXT --date YYYY-MM-DD [--review-number 审图号] [--coordinates NAME] [--json]

Reads GeoJSON feature collections whose features carry a 6-digit adcode, checks that every area is there once,
simplifies them with shared borders kept, and writes one TopoJSON per parent area. Features with a park_id (or 园区编号)
are outlines of parks: official ones by their code, others with the adcode of an area they lie in. Source, date and
审图号 are shown on the page.
  --out DIR    a folder for \`npm run build -- --boundaries DIR\`
  --site DIST  the built site DIST takes them in the place of its own; publish it then`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      out: { type: "string" },
      site: { type: "string" },
      source: { type: "string" },
      date: { type: "string" },
      coordinates: { type: "string" },
      "review-number": { type: "string" },
    });
    needed(positionals[0], "FILE or FOLDER");
    if ((values.out === undefined) === (values.site === undefined))
      throw new UsageError("either --out DIR or --site DIST");
    const out = values.out ?? values.site ?? "";
    const reviewNumber = values["review-number"];
    const write = values.site === undefined ? buildBoundaries : buildIntoSite;
    const built = await write({
      from: positionals,
      out: needed(out, "--out DIR"),
      source: needed(values.source, "--source TEXT"),
      date: needed(values.date, "--date YYYY-MM-DD"),
      ...(values.coordinates === undefined ? {} : { coordinates: values.coordinates }),
      ...(reviewNumber === undefined ? {} : { reviewNumber }),
      onProgress: (done: number, total: number) => progress("boundaries", done / total),
    });
    const { index, missing } = built;
    return {
      exit: 0,
      json: { ok: true, out, areas: index.areas.map(({ adcode }) => adcode), missing },
      lines: [
        `${index.areas.length} boundary files in ${out}`,
        ...(missing.length > 0
          ? [`no boundaries for ${missing.join(", ")}: those maps show a table only`]
          : []),
      ],
    };
  },
};

/** Builds boundaries aside, then puts them into the built site `out`, which becomes another release. */
async function buildIntoSite(build: BoundaryBuild) {
  const aside = await mkdtemp(join(tmpdir(), "atlas-boundaries-"));
  try {
    const built = buildBoundaries({ ...build, out: aside });
    await placeBoundaries(aside, build.out);
    await writeRelease(build.out);
    return built;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
