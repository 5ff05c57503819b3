import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../../../data/site/contentSecurityPolicy.ts";
import { observatory, scoreOf } from "./observatory.ts";
import { foreignOrigin } from "./resourceSharingTest.ts";
import type { Visit } from "./verdict.ts";

const strict: Visit = {
  url: "https://atlas.example/",
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `${contentSecurityPolicy}; frame-ancestors 'self'`,
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
  },
  cookies: [],
  html: '<script src="./assets/index.js" type="module"></script>',
  route: ["http://atlas.example/", "https://atlas.example/"],
};

const withHeader = (name: string, value: string | undefined): Visit => ({
  ...strict,
  headers: { ...strict.headers, [name]: value },
});

const resultOf = (name: string, visit: Visit): string =>
  observatory(visit).verdicts.find(({ test }) => test === name)?.result ?? "";

test("a strict site has all bonuses that an intranet can have", () => {
  const { score, verdicts } = observatory(strict);
  expect(verdicts).toHaveLength(10);
  expect(score).toBe(100 + 10 + 5 + 5 + 10);
});

test("bonuses count from 90 points on, and no score is below 0", () => {
  const of = (...modifiers: number[]) =>
    scoreOf(modifiers.map((modifier) => ({ test: "", result: "", modifier })));
  expect(of()).toBe(100);
  expect(of(-10, 10, 5)).toBe(105);
  expect(of(-5, -10, 10, 5)).toBe(85);
  expect(of(-50, -50, -20, 10)).toBe(0);
});

describe("content security policy", () => {
  const self = "default-src 'none'; script-src 'self'; form-action 'none'";
  test.each([
    [undefined, "csp-not-implemented"],
    ["", "csp-header-invalid"],
    ["default-source 'none'", "csp-header-invalid"],
    [self, "csp-implemented-with-no-unsafe-default-src-none"],
    ["default-src 'none'; script-src 'self'", "csp-implemented-with-no-unsafe"],
    ["default-src 'self'", "csp-implemented-with-no-unsafe"],
    ["img-src 'self'", "csp-implemented-with-unsafe-inline"],
    ["default-src 'none'; script-src *", "csp-implemented-with-unsafe-inline"],
    ["default-src 'none'; script-src 'self' data:", "csp-implemented-with-unsafe-inline"],
    ["script-src 'self'", "csp-implemented-with-unsafe-inline"],
    ["default-src 'none'; object-src https:", "csp-implemented-with-unsafe-inline"],
    [`${self}; script-src 'unsafe-inline'`, "csp-implemented-with-no-unsafe-default-src-none"],
    ["default-src 'none'; script-src 'unsafe-inline'", "csp-implemented-with-unsafe-inline"],
    ["default-src 'none'; script-src 'unsafe-inline' 'nonce-a'", "csp-implemented-with-no-unsafe"],
    ["default-src 'none'; script-src 'unsafe-eval'", "csp-implemented-with-unsafe-eval"],
    ["default-src 'none'; script-src http://a.example", "csp-implemented-with-insecure-scheme"],
    [
      "default-src 'none'; img-src http://a.example",
      "csp-implemented-with-insecure-scheme-in-passive-content-only",
    ],
    [
      "default-src 'none'; style-src 'unsafe-inline'",
      "csp-implemented-with-unsafe-inline-in-style-src-only",
    ],
    [
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; form-action 'self'",
      "csp-implemented-with-no-unsafe-default-src-none",
    ],
  ])("%s", (policy, result) => {
    const visit = withHeader("content-security-policy", policy);
    expect(resultOf("content-security-policy", visit)).toBe(result);
  });
});

describe("cookies", () => {
  const withCookies = (...cookies: string[]): Visit => ({ ...strict, cookies });
  const plain = withHeader("strict-transport-security", undefined);
  test.each([
    ["a=1", "cookies-without-secure-flag-but-protected-by-hsts"],
    ["session=1; HttpOnly", "cookies-session-without-secure-flag-but-protected-by-hsts"],
    ["session=1; Secure", "cookies-session-without-httponly-flag"],
    ["csrf=1; Secure", "cookies-anticsrf-without-samesite-flag"],
    ["a=1; Secure; SameSite=None", "cookies-samesite-flag-invalid"],
    ["a=1; Secure", "cookies-secure-with-httponly-sessions"],
    [
      "session=1; Secure; HttpOnly; SameSite=Lax",
      "cookies-secure-with-httponly-sessions-and-samesite",
    ],
  ])("%s", (cookie, result) => {
    expect(resultOf("cookies", withCookies(cookie))).toBe(result);
  });

  test("none, without HSTS, and the worst of several", () => {
    expect(resultOf("cookies", strict)).toBe("cookies-not-found");
    expect(resultOf("cookies", { ...plain, cookies: ["a=1"] })).toBe("cookies-without-secure-flag");
    const several = withCookies("a=1; Secure; SameSite=Lax", "session=1; Secure");
    expect(resultOf("cookies", several)).toBe("cookies-session-without-httponly-flag");
  });
});

test.each([
  [undefined, "redirection-not-needed-no-http"],
  [["http://a/"], "redirection-missing"],
  [["http://a/", "http://a/b"], "redirection-not-to-https"],
  [["http://a/", "http://a/b", "https://a/b"], "redirection-not-to-https-on-initial-redirection"],
  [["http://a/", "https://b/"], "redirection-off-host-from-http"],
  [["http://a/", "https://a/", "https://b/"], "redirection-to-https"],
])("route %j", (route, result) => {
  expect(resultOf("redirection", { ...strict, route })).toBe(result);
});

test.each([
  [undefined, "hsts-not-implemented"],
  ["max-age=15768000; includeSubDomains", "hsts-implemented-max-age-at-least-six-months"],
  ["max-age=15767999", "hsts-implemented-max-age-less-than-six-months"],
  ["includeSubDomains", "hsts-header-invalid"],
  ["max-age=1; max-age=2", "hsts-header-invalid"],
])("Strict-Transport-Security: %s", (value, result) => {
  const visit = withHeader("strict-transport-security", value);
  expect(resultOf("strict-transport-security", visit)).toBe(result);
  const plain = { ...visit, url: "http://atlas.example/" };
  expect(resultOf("strict-transport-security", plain)).toBe("hsts-not-implemented-no-https");
});

test.each([
  ["referrer-policy", undefined, "referrer-policy-not-implemented"],
  ["referrer-policy", "unsafe-url, strict-origin", "referrer-policy-private"],
  ["referrer-policy", "origin", "referrer-policy-unsafe"],
  ["referrer-policy", "none", "referrer-policy-header-invalid"],
  ["x-content-type-options", undefined, "x-content-type-options-not-implemented"],
  ["x-content-type-options", "no-sniff", "x-content-type-options-header-invalid"],
  ["cross-origin-resource-policy", undefined, "corp-not-implemented"],
  ["cross-origin-resource-policy", "same-site", "corp-implemented-with-same-site"],
  ["cross-origin-resource-policy", "cross-origin", "corp-implemented-with-cross-origin"],
  ["cross-origin-resource-policy", "self", "corp-header-invalid"],
])("%s: %s", (name, value, result) => {
  expect(resultOf(name, withHeader(name, value))).toBe(result);
});

describe("frames", () => {
  test.each([
    [undefined, "x-frame-options-not-implemented"],
    ["DENY", "x-frame-options-sameorigin-or-deny"],
    ["ALLOW-FROM https://a.example", "x-frame-options-allow-from-origin"],
    ["ALL", "x-frame-options-header-invalid"],
  ])("X-Frame-Options: %s", (value, result) => {
    const { headers } = withHeader("x-frame-options", value);
    const visit = { ...strict, headers: { ...headers, "content-security-policy": undefined } };
    expect(resultOf("x-frame-options", visit)).toBe(result);
  });
});

describe("sharing with other origins", () => {
  test.each([
    ["*", "true", "implemented-with-public-access"],
    ["https://other.example", "true", "implemented-with-restricted-access"],
    [foreignOrigin, undefined, "implemented-with-restricted-access"],
    [foreignOrigin, "true", "implemented-with-universal-access"],
  ])("%s, credentials %s", (origin, credentials, result) => {
    const headers = {
      ...strict.headers,
      "access-control-allow-origin": origin,
      "access-control-allow-credentials": credentials,
    };
    const found = resultOf("cross-origin-resource-sharing", { ...strict, headers });
    expect(found).toBe(`cross-origin-resource-sharing-${result}`);
  });
});

describe("integrity of scripts", () => {
  const integrity = "integrity='sha384-a'";
  test.each([
    ["<p>", "not-implemented-but-no-scripts-loaded"],
    ["<script>1</script>", "not-implemented-but-all-scripts-loaded-from-secure-origin"],
    [`<script src="/a.js" ${integrity}>`, "implemented-and-all-scripts-loaded-securely"],
    [
      `<script src="https://b.example/a.js" ${integrity}>`,
      "implemented-and-external-scripts-loaded-securely",
    ],
    [
      `<script src="http://b.example/a.js" ${integrity}>`,
      "implemented-but-external-scripts-not-loaded-securely",
    ],
    [
      '<script src="https://b.example/a.js">',
      "not-implemented-but-external-scripts-loaded-securely",
    ],
    ["<script src=//b.example/a.js>", "not-implemented-and-external-scripts-not-loaded-securely"],
  ])("%s", (html, result) => {
    expect(resultOf("subresource-integrity", { ...strict, html })).toBe(`sri-${result}`);
  });

  test("is asked of pages alone", () => {
    const visit = withHeader("content-type", "application/json");
    expect(resultOf("subresource-integrity", visit)).toBe("sri-not-implemented-response-not-html");
  });
});
