import type { Page } from "playwright-core";
import { newerApis } from "./bundle/newerFeatures.ts";

const helpers = [
  "map",
  "filter",
  "take",
  "drop",
  "flatMap",
  "reduce",
  "toArray",
  "forEach",
  "some",
  "every",
  "find",
];
const changing = ["toSorted", "toReversed", "with"];

/** What to take away so that a browser has no more than Chrome 97 had; inner things before what holds them. */
export const newerPaths: readonly string[] = [
  ...helpers.map((name) => `Iterator.prototype.${name}`),
  ...changing.map((name) => `TypedArray.prototype.${name}`),
  ...newerApis.flatMap(({ path }) => (path === undefined ? [] : [path])),
];

/** Takes interfaces away from a page and from every worker that it starts, before anything else runs. */
export const takeAway = (page: Page, paths: readonly string[]): Promise<unknown> =>
  page.addInitScript((all) => {
    const forget = (names: readonly string[]): void => {
      for (const name of names) {
        const steps = name.split(".");
        const last = steps.pop() ?? "";
        const roots: Record<string, unknown> = { TypedArray: Object.getPrototypeOf(Int8Array) };
        const start: unknown = roots[steps[0] ?? ""] === undefined ? globalThis : roots;
        const holder = steps.reduce<unknown>(
          (inner, step) => (inner === undefined ? undefined : Reflect.get(Object(inner), step)),
          start,
        );
        if (holder !== undefined) Reflect.deleteProperty(Object(holder), last);
        // A worker's global functions lie on a prototype of its scope.
        for (let at: unknown = holder; at === globalThis || steps.length === 0;) {
          at = Reflect.getPrototypeOf(Object(at));
          if (at === null || at === Object.prototype) break;
          Reflect.deleteProperty(Object(at), last);
        }
      }
    };
    const prelude = `(${forget.toString()})(${JSON.stringify(all)});\n`;
    const [RealBlob, RealWorker] = [Blob, Worker];
    window.Blob = class extends RealBlob {
      constructor(parts: BlobPart[] = [], options: BlobPropertyBag = {}) {
        super(options.type?.includes("javascript") === true ? [prelude, ...parts] : parts, options);
      }
    };
    window.Worker = class extends RealWorker {
      constructor(address: string | URL, options?: WorkerOptions) {
        const url = String(address);
        const script = `importScripts(${JSON.stringify(new URL(url, document.baseURI).href)});`;
        const isBlob = url.startsWith("blob:");
        const blob = new Blob([script], { type: "text/javascript" });
        super(isBlob ? url : URL.createObjectURL(blob), options);
      }
    };
    forget(all);
  }, paths);
