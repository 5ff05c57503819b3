import { contentSecurityPolicy } from "./contentSecurityPolicy.ts";

/** Headers of every response; the policy is here too because `<meta>` does not govern a worker's own response. */
export const securityHeaders = {
  "Content-Security-Policy": `${contentSecurityPolicy}; frame-ancestors 'self'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

const immutableFolders = ["assets/", "data/files/", "data/generations/"] as const;

/** Caching of a path below the base: names that carry their content's hash never change. */
export const cacheControl = (path: string): string =>
  immutableFolders.some((folder) => path.startsWith(folder))
    ? "public, max-age=31536000, immutable"
    : "no-cache";
