import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "hsts-preloaded": 5,
  "hsts-implemented-max-age-at-least-six-months": 0,
  "hsts-implemented-max-age-less-than-six-months": -10,
  "hsts-not-implemented": -20,
  "hsts-not-implemented-no-https": -20,
  "hsts-header-invalid": -20,
} as const;

const sixMonths = 15_768_000;

/** Seconds that browsers keep to https; undefined without a valid header over https. */
export function transportSeconds({ url, headers }: Visit): number | undefined {
  const text = headers["strict-transport-security"];
  if (text === undefined || !url.startsWith("https:")) return undefined;
  const ages = text.split(";").flatMap((part) => {
    const [, age] = /^\s*max-age\s*=\s*"?(\d+)"?\s*$/i.exec(part) ?? [];
    return age === undefined ? [] : [Number(age)];
  });
  return ages.length === 1 ? ages[0] : undefined;
}

function resultOf(visit: Visit): keyof typeof modifiers {
  if (!visit.url.startsWith("https:")) return "hsts-not-implemented-no-https";
  if (visit.headers["strict-transport-security"] === undefined) return "hsts-not-implemented";
  const seconds = transportSeconds(visit);
  if (seconds === undefined) return "hsts-header-invalid";
  return seconds >= sixMonths
    ? "hsts-implemented-max-age-at-least-six-months"
    : "hsts-implemented-max-age-less-than-six-months";
}

/** A name of an intranet is on no preload list. */
export const transportSecurityTest = (visit: Visit): Verdict =>
  verdict("strict-transport-security", modifiers, resultOf(visit));
