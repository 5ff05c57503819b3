import type { Page, Request } from "playwright-core";
import { followWorkerLogs } from "./workerLog.ts";

export interface RecordedRequest {
  url: string;
  /** Bytes on the wire, headers included; 0 until it has arrived and when it came from the cache. */
  bytes: number;
  /** HTTP status; 0 until the answer begins. */
  status: number;
  /** What failed, in Chromium's words. */
  failure?: string;
}

/** What a page and its workers asked for and complained about, in order; the lists grow while it is open. */
export interface PageRecord {
  requests: RecordedRequest[];
  consoleErrors: string[];
  policyViolations: string[];
  /** Requests to another origin. */
  foreign: () => string[];
  /** Throws when there was a foreign request, a policy violation or a console error. */
  assertClean: (allowed?: RegExp) => void;
}

const isLocalScheme = (url: string): boolean => /^(blob|data|about):/.test(url);

/** Records a page and its workers from the first request on. */
export async function recordPage(page: Page, origin: string): Promise<PageRecord> {
  const requests: RecordedRequest[] = [];
  const consoleErrors: string[] = [];
  const policyViolations: string[] = [];
  recordNetwork(page, requests);
  await recordViolations(page, policyViolations);
  await followWorkerLogs(page, ({ source, level, text }) => {
    if (source === "security") policyViolations.push(`worker: ${text}`);
    else if (level === "error") consoleErrors.push(`worker: ${text}`);
  });
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy/.test(text)) policyViolations.push(text);
    else if (message.type() === "error") consoleErrors.push(text);
  });
  page.on("pageerror", (error) => consoleErrors.push(error.stack ?? error.message));
  const foreign = () =>
    requests.map(({ url }) => url).filter((url) => !isLocalScheme(url) && !isWithin(url, origin));
  const assertClean = (allowed = /^$/) => {
    const found = [
      ...foreign().map((url) => `foreign request: ${url}`),
      ...policyViolations.map((text) => `policy violation: ${text}`),
      ...consoleErrors.filter((text) => !allowed.test(text)).map((text) => `console: ${text}`),
    ];
    if (found.length > 0) throw new Error(found.join("\n"));
  };
  return { requests, consoleErrors, policyViolations, foreign, assertClean };
}

const isWithin = (url: string, origin: string): boolean => new URL(url).origin === origin;

/** Requests of the page and of its workers; sizes are those of the wire (`encodedDataLength`). */
function recordNetwork(page: Page, requests: RecordedRequest[]): void {
  const records = new Map<Request, RecordedRequest>();
  page.on("request", (request) => {
    const record = { url: request.url(), bytes: 0, status: 0 };
    records.set(request, record);
    requests.push(record);
  });
  page.on("response", (response) => {
    const record = records.get(response.request());
    if (record) record.status = response.status();
  });
  page.on("requestfinished", (request) => {
    const record = records.get(request);
    if (record) void measure(request, record);
  });
  page.on("requestfailed", (request) => {
    const record = records.get(request);
    if (record) record.failure = request.failure()?.errorText ?? "failed";
  });
}

/** A page that closes meanwhile leaves the size at 0. */
async function measure(request: Request, record: RecordedRequest): Promise<void> {
  const sizes = await request.sizes().catch(() => undefined);
  if (sizes) record.bytes = sizes.responseHeadersSize + sizes.responseBodySize;
}

/** Violations are events of the document, which the console may word otherwise or not show. */
async function recordViolations(page: Page, violations: string[]): Promise<void> {
  await page.exposeFunction("recordPolicyViolation", (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const record: unknown = Reflect.get(window, "recordPolicyViolation");
      const text = `${event.effectiveDirective}: ${event.blockedURI || event.sourceFile}`;
      if (typeof record === "function") record(text);
    });
  });
}
