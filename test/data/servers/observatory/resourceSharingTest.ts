import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "cross-origin-resource-sharing-not-implemented": 0,
  "cross-origin-resource-sharing-implemented-with-public-access": 0,
  "cross-origin-resource-sharing-implemented-with-restricted-access": 0,
  "cross-origin-resource-sharing-implemented-with-universal-access": -50,
} as const;

/** The visit carries an Origin of elsewhere: an answer that names it back lets everyone in. */
export const foreignOrigin = "https://elsewhere.example";

function resultOf({ headers }: Visit): keyof typeof modifiers {
  const allowed = headers["access-control-allow-origin"]?.trim();
  if (allowed === undefined) return "cross-origin-resource-sharing-not-implemented";
  if (allowed === "*") return "cross-origin-resource-sharing-implemented-with-public-access";
  const withCredentials = headers["access-control-allow-credentials"]?.trim() === "true";
  return allowed === foreignOrigin && withCredentials
    ? "cross-origin-resource-sharing-implemented-with-universal-access"
    : "cross-origin-resource-sharing-implemented-with-restricted-access";
}

export const resourceSharingTest = (visit: Visit): Verdict =>
  verdict("cross-origin-resource-sharing", modifiers, resultOf(visit));
