import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "x-content-type-options-nosniff": 0,
  "x-content-type-options-not-implemented": -5,
  "x-content-type-options-header-invalid": -5,
} as const;

function resultOf({ headers }: Visit): keyof typeof modifiers {
  const text = headers["x-content-type-options"];
  if (text === undefined) return "x-content-type-options-not-implemented";
  return text.trim().toLowerCase() === "nosniff"
    ? "x-content-type-options-nosniff"
    : "x-content-type-options-header-invalid";
}

export const contentTypeOptionsTest = (visit: Visit): Verdict =>
  verdict("x-content-type-options", modifiers, resultOf(visit));
