import { parsePolicy } from "./parsePolicy.ts";
import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "x-frame-options-implemented-via-csp": 5,
  "x-frame-options-allow-from-origin": 0,
  "x-frame-options-sameorigin-or-deny": 0,
  "x-frame-options-not-implemented": -20,
  "x-frame-options-header-invalid": -20,
} as const;

function resultOf({ headers }: Visit): keyof typeof modifiers {
  const policy = parsePolicy(headers["content-security-policy"] ?? "");
  if (policy?.has("frame-ancestors")) return "x-frame-options-implemented-via-csp";
  const text = headers["x-frame-options"]?.trim().toLowerCase();
  if (text === undefined) return "x-frame-options-not-implemented";
  if (["sameorigin", "deny"].includes(text)) return "x-frame-options-sameorigin-or-deny";
  return text.startsWith("allow-from ")
    ? "x-frame-options-allow-from-origin"
    : "x-frame-options-header-invalid";
}

export const frameOptionsTest = (visit: Visit): Verdict =>
  verdict("x-frame-options", modifiers, resultOf(visit));
