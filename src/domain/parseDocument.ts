import * as v from "valibot";

/** A JSON document as its schema says; throws naming the field at fault. */
export function parseDocument<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${v.getDotPath(issue) ?? "document"}: ${issue.message}`);
}
