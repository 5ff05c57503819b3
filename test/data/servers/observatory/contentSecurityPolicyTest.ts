import { parsePolicy, type Policy } from "./parsePolicy.ts";
import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "csp-implemented-with-no-unsafe-default-src-none": 10,
  "csp-implemented-with-no-unsafe": 5,
  "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
  "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
  "csp-implemented-with-unsafe-eval": -10,
  "csp-implemented-with-insecure-scheme": -20,
  "csp-implemented-with-unsafe-inline": -20,
  "csp-not-implemented": -25,
  "csp-header-invalid": -25,
} as const;

const broad = /^(?:\*|https?:|ftp:|https?:\/\/\*|\*:\/\/\*)$/;
const insecure = /^(?:http:|ftp:)/;
const exact = /^'(?:nonce-|sha(?:256|384|512)-)/;
const passive = ["img-src", "media-src"];

/** The sources of a directive, or of what stands in for it; undefined when nothing restricts it. */
const sourcesOf = (policy: Policy, name: string): readonly string[] | undefined =>
  policy.get(name) ?? policy.get("default-src");

/** Anything may come: no sources at all, whole schemes, or inline text that no nonce or hash narrows down. */
function isUnsafe(sources: readonly string[] | undefined): boolean {
  if (sources === undefined) return true;
  if (sources.some((source) => broad.test(source) || source === "data:")) return true;
  return sources.includes("'unsafe-inline'") && !sources.some((source) => exact.test(source));
}

const hasInsecure = (policy: Policy, wanted: (name: string) => boolean): boolean =>
  [...policy].some(([name, sources]) => wanted(name) && sources.some((one) => insecure.test(one)));

const isClosed = (sources: readonly string[] | undefined): boolean =>
  sources !== undefined && sources.every((source) => source === "'none'" || source === "'self'");

function resultOf(policy: Policy): keyof typeof modifiers {
  if (["script-src", "object-src"].some((name) => isUnsafe(sourcesOf(policy, name))))
    return "csp-implemented-with-unsafe-inline";
  if (hasInsecure(policy, (name) => !passive.includes(name)))
    return "csp-implemented-with-insecure-scheme";
  if (sourcesOf(policy, "script-src")?.includes("'unsafe-eval'"))
    return "csp-implemented-with-unsafe-eval";
  if (hasInsecure(policy, (name) => passive.includes(name)))
    return "csp-implemented-with-insecure-scheme-in-passive-content-only";
  if (isUnsafe(sourcesOf(policy, "style-src")))
    return "csp-implemented-with-unsafe-inline-in-style-src-only";
  const isNone = policy.get("default-src")?.join(" ") === "'none'";
  return isNone && isClosed(policy.get("form-action"))
    ? "csp-implemented-with-no-unsafe-default-src-none"
    : "csp-implemented-with-no-unsafe";
}

export function contentSecurityPolicyTest({ headers }: Visit): Verdict {
  const text = headers["content-security-policy"];
  const policy = text === undefined ? undefined : parsePolicy(text);
  const missing = text === undefined ? "csp-not-implemented" : "csp-header-invalid";
  const result = policy === undefined ? missing : resultOf(policy);
  return verdict("content-security-policy", modifiers, result);
}
