import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "redirection-to-https": 0,
  "redirection-not-needed-no-http": 0,
  "redirection-off-host-from-http": -5,
  "redirection-not-to-https-on-initial-redirection": -10,
  "redirection-missing": -20,
  "redirection-not-to-https": -20,
} as const;

function resultOf({ route }: Visit): keyof typeof modifiers {
  if (route === undefined) return "redirection-not-needed-no-http";
  const [from, first, ...others] = route.map((address) => new URL(address));
  if (from === undefined || first === undefined) return "redirection-missing";
  if ((others.at(-1) ?? first).protocol !== "https:") return "redirection-not-to-https";
  if (first.protocol !== "https:") return "redirection-not-to-https-on-initial-redirection";
  return first.hostname === from.hostname
    ? "redirection-to-https"
    : "redirection-off-host-from-http";
}

export const redirectionTest = (visit: Visit): Verdict =>
  verdict("redirection", modifiers, resultOf(visit));
