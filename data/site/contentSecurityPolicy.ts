const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
] as const;

/** The policy of page and worker; `index.html` carries it as `<meta>`, every response as a header. */
export const contentSecurityPolicy = directives.join("; ");
