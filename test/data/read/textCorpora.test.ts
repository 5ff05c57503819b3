import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { readLedger, refusalOf } from "./csvText.ts";
import { splitRecords } from "./splitRecords.ts";

const corpora = "../shared/corpora";

const filesIn = (folder: string, pattern: RegExp): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((name) => pattern.test(name))
        .sort()
    : [];

/** Code, row and value of the refusal. */
type Refusal = readonly [string, number, string?];

/** Words that the headers of the corpora have. */
const words = new Set(["id", "name", "value", "f1", "Foo"]);
const isHeader = (cells: readonly string[]) => cells.some((cell) => words.has(cell.trim()));

const read = (path: string, titleRows = 0) =>
  readLedger(readFileSync(path), { file: basename(path), isHeader, titleRows, size: 61 });

/** Every record as an independent reader splits it, or the refusal that is expected of the file. */
async function check(path: string, refused: Refusal | undefined): Promise<void> {
  if (refused === undefined) {
    const text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    const { rows, notices } = await read(path);
    const records = splitRecords(text, path.endsWith(".tsv") ? "\t" : ",");
    expect(rows.map(({ cells }) => cells)).toEqual(records);
    const isCut = text !== "" && !/[\r\n]$/.test(text);
    expect(notices.some(({ code }) => code === "cut-perhaps")).toBe(isCut);
  } else {
    const [problem] = (await refusalOf(read(path))).problems;
    expect([problem?.code, problem?.row, problem?.value].slice(0, refused.length)).toEqual(refused);
  }
}

const spectrum = `${corpora}/csv-spectrum`;

describe.skipIf(!existsSync(spectrum))("csv-spectrum (where the corpus is there)", () => {
  // A seconds mark that is a quote within an unquoted field.
  const stray = "location_coordinates.csv";

  it.each(filesIn(`${spectrum}/csvs`, /\.csv$/).filter((name) => name !== stray))(
    "%s",
    async (name) => {
      const { rows } = await readLedger(readFileSync(`${spectrum}/csvs/${name}`), { size: 7 });
      const [header = [], ...records] = rows.map(({ cells }) => cells);
      const found = records.map((cells) =>
        Object.fromEntries(header.map((word, at) => [word, cells[at]])),
      );
      const json = readFileSync(`${spectrum}/json/${name.replace(".csv", ".json")}`, "utf8");
      expect(found).toEqual([JSON.parse(json) as unknown].flat());
    },
  );

  it(stray, () => check(`${spectrum}/csvs/${stray}`, ["unbalanced-quote", 2]));
});

const csvlint = `${corpora}/csvlint-fixtures/features/fixtures`;

describe.skipIf(!existsSync(csvlint))("csvlint fixtures (where the corpus is there)", () => {
  const refusals: Readonly<Record<string, Refusal>> = {
    "invalid-byte-sequence.csv": ["encoding-error", 1, "F3 72 69 63"],
    "invalid_many_rows.csv": ["unbalanced-quote", 4],
    "title-row.csv": ["missing-label", 1, "This is a title row"],
  };

  it.each(filesIn(csvlint, /^[^/]*\.csv$/))("%s", (name) =>
    check(`${csvlint}/${name}`, refusals[name]),
  );

  it.each([
    ["cr-line-endings.csv", undefined],
    ["lf-line-endings.csv", undefined],
    ["crlf-line-endings.csv", undefined],
    ["inconsistent-line-endings.csv", 2],
    ["inconsistent-line-endings-unquoted.csv", 2],
  ])("%s: line ends", async (name, line) => {
    const { rows, notices } = await read(`${csvlint}/${name}`);
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
      ["Biff", "Baff", "Boff"],
      ["Qux", "Teaspoon", "Doge"],
    ]);
    expect(notices.find(({ code }) => code === "mixed-line-ends")?.row).toBe(line);
  });

  it("title-row.csv with its title left out", async () => {
    const { rows } = await read(`${csvlint}/title-row.csv`, 1);
    expect(rows[0]).toEqual({ row: 1, cells: ["Foo", "Bsr", "Baz"] });
    expect(rows).toHaveLength(3);
  });
});

const frictionless = `${corpora}/frictionless/data`;

describe.skipIf(!existsSync(frictionless))("frictionless (where the corpus is there)", () => {
  const semicolon: Refusal = ["wrong-delimiter", 1, ";"];
  const comment = (text: string): Refusal => ["missing-label", 1, text];
  const refusals: Readonly<Record<string, Refusal>> = {
    "accent.csv": semicolon,
    "compression/implicit-gz.csv": ["encoding-error", 1],
    "compression/implicit-zip.csv": ["encoding-error", 2],
    "countries.csv": comment("# clean this data!"),
    "country-2.csv": semicolon,
    "delimiter.csv": semicolon,
    "dialect.csv": ["wrong-delimiter", 1, "|"],
    "escaping.csv": ["unbalanced-quote", 2],
    "issue-1009-semicolon.csv": semicolon,
    "issue-1100.csv": semicolon,
    "issue-1105-timezone.csv": semicolon,
    "issue-1109.csv": ["unbalanced-quote", 1],
    "issue-1138.csv": semicolon,
    "issue-1232.csv": semicolon,
    "issue-1478/table.csv": ["wrong-delimiter", 1, "|"],
    "issue-833.csv": ["unbalanced-quote", 2],
    "latin1.csv": ["encoding-error", 3, "A9 0A"],
    "matrix-with-comment.csv": comment("# comment"),
    "skip-rows-before-headers.csv": comment("# it's a comment!"),
    "skip-rows.csv": comment("# it's a comment!"),
    "table-delimiter.csv": semicolon,
    "table-infer-iso-8859-7.csv": ["encoding-error", 2, "CB E5 F9 ED"],
    "table-with-accents.csv": ["encoding-error", 1, "E9 65 3B 4F"],
    "vix.csv": semicolon,
  };

  it.each(filesIn(frictionless, /\.(csv|tsv)$/))("%s", (name) =>
    check(`${frictionless}/${name}`, refusals[name]),
  );
});
