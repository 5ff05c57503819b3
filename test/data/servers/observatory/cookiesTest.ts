import { transportSeconds } from "./transportSecurityTest.ts";
import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "cookies-secure-with-httponly-sessions-and-samesite": 5,
  "cookies-not-found": 0,
  "cookies-secure-with-httponly-sessions": 0,
  "cookies-without-secure-flag-but-protected-by-hsts": -5,
  "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
  "cookies-without-secure-flag": -20,
  "cookies-samesite-flag-invalid": -20,
  "cookies-anticsrf-without-samesite-flag": -20,
  "cookies-session-without-httponly-flag": -30,
  "cookies-session-without-secure-flag": -40,
} as const;

type Result = keyof typeof modifiers;

interface Cookie {
  isSession: boolean;
  isAntiCsrf: boolean;
  isSecure: boolean;
  isHttpOnly: boolean;
  sameSite: string | undefined;
}

function parseCookie(text: string): Cookie {
  const [pair = "", ...attributes] = text.split(";").map((part) => part.trim());
  const [name = ""] = pair.toLowerCase().split("=");
  const flags = new Map(
    attributes.map((one) => {
      const [key = "", value = ""] = one.toLowerCase().split("=");
      return [key, value];
    }),
  );
  return {
    isSession: /login|sess/.test(name),
    isAntiCsrf: name.includes("csrf"),
    isSecure: flags.has("secure"),
    isHttpOnly: flags.has("httponly"),
    sameSite: flags.get("samesite"),
  };
}

/** Everything that is wrong with a cookie. */
function faultsOf(cookie: Cookie, isProtected: boolean): Result[] {
  const { isSession, isAntiCsrf, isSecure, isHttpOnly, sameSite } = cookie;
  const kind = isSession ? "cookies-session-without-secure-flag" : "cookies-without-secure-flag";
  const insecure: Result = isProtected ? `${kind}-but-protected-by-hsts` : kind;
  const isKnown = sameSite === undefined || ["strict", "lax"].includes(sameSite);
  return [
    ...(isSecure ? [] : [insecure]),
    ...(isSession && !isHttpOnly ? (["cookies-session-without-httponly-flag"] as const) : []),
    ...(isAntiCsrf && sameSite === undefined
      ? (["cookies-anticsrf-without-samesite-flag"] as const)
      : []),
    ...(isKnown ? [] : (["cookies-samesite-flag-invalid"] as const)),
  ];
}

function resultOf(visit: Visit): Result {
  const cookies = visit.cookies.map(parseCookie);
  if (cookies.length === 0) return "cookies-not-found";
  const isProtected = transportSeconds(visit) !== undefined;
  const faults = cookies.flatMap((cookie) => faultsOf(cookie, isProtected));
  const [worst] = faults.sort((a, b) => modifiers[a] - modifiers[b]);
  if (worst !== undefined) return worst;
  return cookies.every(({ sameSite }) => sameSite !== undefined)
    ? "cookies-secure-with-httponly-sessions-and-samesite"
    : "cookies-secure-with-httponly-sessions";
}

export const cookiesTest = (visit: Visit): Verdict =>
  verdict("cookies", modifiers, resultOf(visit));
