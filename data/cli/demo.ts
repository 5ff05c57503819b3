import { needed, parseOptions, wholeNumber, type Command } from "./command.ts";

export const demo: Command = {
  name: "demo",
  summary: "write synthetic ledgers, one folder per month",
  help: `atlas demo --out DIR [--rows N] [--months M] [--seed S] [--json]

Writes DIR/2025-09/enterprise.csv, park.csv, union_organisation.csv and every other table of the schema (but the area
report) for the M months that end with 2025-09, exactly N enterprises in each. The same options give the same bytes. No
row is about a real enterprise.
  --rows N     enterprises in each month (60000)
  --months M   months (12)
  --seed S     seed of the random numbers (1)`,
  async run(args, progress) {
    const { values } = parseOptions(args, {
      out: { type: "string" },
      rows: { type: "string" },
      months: { type: "string" },
      seed: { type: "string" },
    });
    const out = needed(values.out, "--out DIR");
    const rows = wholeNumber(values.rows, "--rows", 1) ?? 60_000;
    const months = wholeNumber(values.months, "--months", 1) ?? 12;
    const seed = wholeNumber(values.seed, "--seed", 0) ?? 1;
    // Loaded when it is run: no other command needs it.
    const { writeDemo } = await import("../demo/writeDemo.ts");
    const { files } = await writeDemo({
      out,
      rows,
      months,
      seed,
      onProgress: ({ filesDone, filesTotal }) => progress("demo ledgers", filesDone / filesTotal),
    });
    return {
      exit: 0,
      json: { ok: true, out, rows, months, seed, files },
      lines: [`${files.length} files in ${out}: ${rows} enterprises in each of ${months} months`],
    };
  },
};
