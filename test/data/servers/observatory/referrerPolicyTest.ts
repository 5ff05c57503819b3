import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "referrer-policy-private": 5,
  "referrer-policy-not-implemented": 0,
  "referrer-policy-unsafe": -5,
  "referrer-policy-header-invalid": -5,
} as const;

const secret = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
const open = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];

/** Of several words browsers take the last that they know. */
function resultOf({ headers }: Visit): keyof typeof modifiers {
  const text = headers["referrer-policy"];
  if (text === undefined) return "referrer-policy-not-implemented";
  const words = text.split(",").map((word) => word.trim().toLowerCase());
  const last = words.findLast((word) => secret.includes(word) || open.includes(word));
  if (last === undefined) return "referrer-policy-header-invalid";
  return secret.includes(last) ? "referrer-policy-private" : "referrer-policy-unsafe";
}

export const referrerPolicyTest = (visit: Visit): Verdict =>
  verdict("referrer-policy", modifiers, resultOf(visit));
