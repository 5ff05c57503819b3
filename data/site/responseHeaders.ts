import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

const unusedFeatures = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"];

/** Headers of every response; the policy is here too because `<meta>` does not govern a worker's own response. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": `${contentSecurityPolicy}; frame-ancestors 'self'`,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": unusedFeatures.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
};

/** Headers that browsers heed over https only, and complain about over http. */
export const secureHeaders: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=31536000",
};

/** What `Cache-Control` says of a name that holds the hash of its content, of any other file, and of an error. */
export const caching = {
  hashed: "public, max-age=31536000, immutable",
  other: "no-cache",
  error: "no-store",
} as const;

/** Folders of hashed names alone. */
export const hashedFolders = [
  "assets",
  "data/files",
  "data/generations",
  "data/provenance",
  "releases",
] as const;

const stems = [
  "assets/[^/]+-[A-Za-z0-9_-]{8}",
  "boundaries/[0-9]{6}-[0-9a-f]{16}",
  "data/(?:files|generations|provenance)/[0-9a-f]{16,64}",
  "releases/[0-9a-f]{16}",
];

/** The end of the path of a file that never changes, as a regular expression of JavaScript, PCRE and .NET alike. */
export const hashedName = `(?:${stems.join("|")})[.][a-z0-9]+(?:[.](?:br|gz))?$`;

const isHashed = new RegExp(`(?:^|/)${hashedName}`);

/** Caching of a path below the base: names that carry their content's hash never change. */
export const cacheControl = (path: string): string =>
  isHashed.test(path) ? caching.hashed : caching.other;
