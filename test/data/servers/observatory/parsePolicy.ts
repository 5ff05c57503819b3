/** Sources by directive of a content security policy. */
export type Policy = ReadonlyMap<string, readonly string[]>;

const fetchDirectives = [
  "child-src",
  "connect-src",
  "default-src",
  "font-src",
  "frame-src",
  "img-src",
  "manifest-src",
  "media-src",
  "object-src",
  "script-src",
  "script-src-attr",
  "script-src-elem",
  "style-src",
  "style-src-attr",
  "style-src-elem",
  "worker-src",
];

const otherDirectives = [
  "base-uri",
  "form-action",
  "frame-ancestors",
  "report-to",
  "report-uri",
  "require-trusted-types-for",
  "sandbox",
  "trusted-types",
  "upgrade-insecure-requests",
];

const known = new Set([...fetchDirectives, ...otherDirectives]);

/** The first directive of a name counts; undefined when nothing or an unknown directive is there. */
export function parsePolicy(text: string): Policy | undefined {
  const policy = new Map<string, readonly string[]>();
  const parts = text.split(";").map((part) => part.trim());
  for (const part of parts.filter((one) => one !== "")) {
    const [name = "", ...sources] = part.toLowerCase().split(/\s+/);
    if (!known.has(name)) return undefined;
    if (!policy.has(name)) policy.set(name, sources);
  }
  return policy.size === 0 ? undefined : policy;
}
