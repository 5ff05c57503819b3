import * as v from "valibot";

/**
 * The rows of a catalogue file; an Error names the file, every record, field, rule and value that is wrong, and
 * the fix.
 */
export function parseCatalogue<Row extends { id: string }>(
  file: string,
  row: v.GenericSchema<unknown, Row>,
  json: unknown,
  fix = "correct the record",
): Row[] {
  const { success, output, issues } = v.safeParse(v.array(row), json);
  const faults = success ? duplicates(output) : issues.map(formatIssue);
  if (success && faults.length === 0) return output;
  throw new Error(`${file}: ${faults.join("; ")}; ${fix}`);
}

const duplicates = (rows: readonly { id: string }[]): string[] =>
  rows.flatMap(({ id }, row) =>
    rows.findIndex((other) => other.id === id) === row ? [] : [`record ${id}: duplicate id`],
  );

function formatIssue({ path, message, received }: v.BaseIssue<unknown>): string {
  const [record, ...fields] = path ?? [];
  const id = recordName(record?.value) ?? `no. ${String(record?.key ?? 1)}`;
  const field = fields.map(({ key }) => String(key)).join(".") || "record";
  return `record ${id}, ${field}: ${message} (value ${received.slice(0, 60)})`;
}

const recordName = (record: unknown): string | undefined =>
  typeof record === "object" && record !== null && "id" in record ? String(record.id) : undefined;
