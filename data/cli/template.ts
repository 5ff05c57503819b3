import { resolve } from "node:path";
import { languages, type Language } from "../template/columnNotes.ts";
import { needed, parseOptions, UsageError, type Command, type Outcome } from "./command.ts";

export const template: Command = {
  name: "template",
  summary: "write empty ledgers to fill in, with what each column takes",
  help: `atlas template --out DIR [--language ${languages.join("|")}] [--replace] [--json]

Writes for every table of the schema an empty CSV (UTF-8 with BOM, CRLF) and an empty workbook whose second sheet 说明
explains each column: required or not, kind of value, allowed words, bounds, meaning, other headers that are accepted.
  --language L   language of the explanations (zh); headers are the Chinese words always
  --replace      write over files of the same names
Exit codes: 0 written, 2 a file is there already and nothing was written.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      out: { type: "string" },
      language: { type: "string" },
      replace: { type: "boolean" },
    });
    if (positionals.length > 0) throw new UsageError(`not understood: ${positionals.join(" ")}`);
    const out = resolve(needed(values.out, "--out DIR"));
    const language = parseLanguage(values.language ?? "zh");
    const replace = values.replace ?? false;
    // Loaded when it is run: its workbooks cost every other command a third of a start.
    const { writeTemplates } = await import("../template/writeTemplates.ts");
    const { files, existing } = await writeTemplates({ out, language, replace });
    if (existing.length > 0) return refused(out, existing);
    return {
      exit: 0,
      json: { ok: true, out, language, files, errors: [] },
      lines: [`${files.length} templates in ${out}`],
    };
  },
};

function parseLanguage(text: string): Language {
  const found = languages.find((language) => language === text);
  if (found === undefined) throw new UsageError(`--language takes ${languages.join("|")}: ${text}`);
  return found;
}

function refused(out: string, existing: readonly string[]): Outcome {
  const message = `${out} has ${existing.join(", ")} already: --replace writes over them`;
  return {
    exit: 2,
    json: { ok: false, out, files: [], errors: [{ message, existing }] },
    lines: [`refused, nothing written: ${message}`],
  };
}
