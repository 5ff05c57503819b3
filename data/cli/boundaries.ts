import { buildBoundaries } from "../boundaries/boundaries.ts";
import { needed, parseOptions, type Command } from "./command.ts";

export const boundaries: Command = {
  name: "boundaries",
  summary: "replace the map by boundaries of your own",
  help: `atlas boundaries FILE|FOLDER… --out DIST/boundaries --source TEXT --date YYYY-MM-DD [--review-number 审图号] [--coordinates NAME] [--json]

Reads GeoJSON feature collections whose features carry a 6-digit adcode, checks that every area is there once,
simplifies them with shared borders kept, and writes one TopoJSON per parent area. Source, date and 审图号 are shown
on the page.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      out: { type: "string" },
      source: { type: "string" },
      date: { type: "string" },
      coordinates: { type: "string" },
      "review-number": { type: "string" },
    });
    needed(positionals[0], "FILE or FOLDER");
    const out = needed(values.out, "--out DIR");
    const reviewNumber = values["review-number"];
    const built = await buildBoundaries({
      from: positionals,
      out,
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
