import { verdict, type Verdict, type Visit } from "./verdict.ts";

const modifiers = {
  "sri-implemented-and-all-scripts-loaded-securely": 5,
  "sri-implemented-and-external-scripts-loaded-securely": 5,
  "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
  "sri-not-implemented-but-no-scripts-loaded": 0,
  "sri-not-implemented-response-not-html": 0,
  "sri-not-implemented-but-external-scripts-loaded-securely": -5,
  "sri-implemented-but-external-scripts-not-loaded-securely": -20,
  "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
} as const;

type Result = keyof typeof modifiers;

interface Script {
  isExternal: boolean;
  isSecure: boolean;
  hasIntegrity: boolean;
}

function scriptsOf({ html, url }: Visit): Script[] {
  const page = new URL(url);
  return Array.from(html.matchAll(/<script\b([^>]*)>/gi), ([, attributes = ""]) => {
    const [, source] = /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(attributes) ?? [];
    const target = new URL(source ?? "", page);
    return {
      isExternal: target.origin !== page.origin,
      isSecure: target.protocol === "https:" && !source?.startsWith("//"),
      hasIntegrity: /\bintegrity\s*=/i.test(attributes),
    };
  });
}

function resultOf(visit: Visit): Result {
  if (!/\bhtml\b/.test(visit.headers["content-type"] ?? ""))
    return "sri-not-implemented-response-not-html";
  const scripts = scriptsOf(visit);
  if (scripts.length === 0) return "sri-not-implemented-but-no-scripts-loaded";
  const external = scripts.filter(({ isExternal }) => isExternal);
  if (external.length === 0)
    return scripts.every(({ hasIntegrity }) => hasIntegrity)
      ? "sri-implemented-and-all-scripts-loaded-securely"
      : "sri-not-implemented-but-all-scripts-loaded-from-secure-origin";
  const isChecked = external.every(({ hasIntegrity }) => hasIntegrity);
  const isSecure = external.every((script) => script.isSecure);
  if (isChecked)
    return isSecure
      ? "sri-implemented-and-external-scripts-loaded-securely"
      : "sri-implemented-but-external-scripts-not-loaded-securely";
  return isSecure
    ? "sri-not-implemented-but-external-scripts-loaded-securely"
    : "sri-not-implemented-and-external-scripts-not-loaded-securely";
}

export const integrityTest = (visit: Visit): Verdict =>
  verdict("subresource-integrity", modifiers, resultOf(visit));
