import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "corp-implemented-with-same-origin": 10,
  "corp-implemented-with-same-site": 10,
  "corp-implemented-with-cross-origin": 0,
  "corp-not-implemented": 0,
  "corp-header-invalid": -5,
} as const;

function resultOf({ headers }: Visit): keyof typeof modifiers {
  const text = headers["cross-origin-resource-policy"]?.trim().toLowerCase();
  switch (text) {
    case undefined:
      return "corp-not-implemented";
    case "same-origin":
    case "same-site":
    case "cross-origin":
      return `corp-implemented-with-${text}`;
    default:
      return "corp-header-invalid";
  }
}

export const resourcePolicyTest = (visit: Visit): Verdict =>
  verdict("cross-origin-resource-policy", modifiers, resultOf(visit));
