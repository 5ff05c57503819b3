import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schema, type Table } from "../../src/domain/schema.ts";
import type { Language } from "./columnNotes.ts";
import { templateCsv } from "./templateCsv.ts";
import { templateWorkbook } from "./templateWorkbook.ts";

export interface TemplateOptions {
  /** Folder to write to; made when missing. */
  out: string;
  /** Of the explanations; headers are the Chinese words always. */
  language: Language;
  /** Write over files of the same names. */
  replace: boolean;
}

/** `files`: what was written. `existing`: what stood in the way; then nothing was written. */
export interface Templates {
  files: string[];
  existing: string[];
}

interface Template {
  file: string;
  content: () => string | Promise<Uint8Array>;
}

const templatesOf = (table: Table, language: Language): Template[] => [
  { file: `${table.name}.csv`, content: () => templateCsv(table) },
  { file: `${table.name}.xlsx`, content: () => templateWorkbook(table, language) },
];

/** Writes an empty CSV and an empty workbook for every table of the schema. */
export async function writeTemplates({
  out,
  language,
  replace,
}: TemplateOptions): Promise<Templates> {
  const templates = Object.values(schema).flatMap((table) => templatesOf(table, language));
  const files = templates.map(({ file }) => file);
  const existing = replace ? [] : files.filter((file) => existsSync(join(out, file)));
  if (existing.length > 0) return { files: [], existing };
  await mkdir(out, { recursive: true });
  for (const { file, content } of templates) await writeFile(join(out, file), await content());
  return { files, existing };
}
