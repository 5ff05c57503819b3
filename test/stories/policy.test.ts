import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Worker } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Served } from "../../data/site/serve.ts";
import { launchBrowser, openSite, type OpenSite } from "./browser.ts";
import { databaseWorker } from "./databaseWorker.ts";
import { fixtureData, removeFixtureData } from "./fixtureData.ts";
import { simulate, type Simulator } from "./simulator/simulator.ts";
import { serveSite } from "./site.ts";

/** The policy in `<meta>` alone holds inside the database's worker: the server sends no header of it. */
let behind: Served;
let site: Simulator;
let elsewhere: Server;
let address: string;
/** What reached the other origin. */
let arrived: string[];
let browser: Browser;
let opened: OpenSite;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  behind = await serveSite({ data: await fixtureData() });
  site = await simulate(behind);
  arrived = [];
  elsewhere = createServer((request, response) => {
    arrived.push(request.url ?? "");
    const type = { "access-control-allow-origin": "*", "content-type": "text/javascript" };
    response.writeHead(200, type).end("self.stolen = true;");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  address = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
  browser = await launchBrowser({ webgl: false });
  opened = await openSite({ browser, site, path: "#/place/330108" });
  await opened.page.getByRole("table", { name: "未建会企业" }).waitFor(patience);
}, 120_000);
beforeEach(() => void (arrived.length = 0));

afterAll(async () => {
  await opened.close();
  await browser.close();
  elsewhere.close();
  await site.close();
  await behind.close();
  removeFixtureData();
});

async function worker(): Promise<Worker> {
  const found = await databaseWorker(opened.page);
  if (found === undefined) throw new Error("no database");
  return found;
}

test("the page has its policy from itself alone, and nothing was against it so far", async () => {
  const { headers } = await fetch(site.url);
  expect(headers.get("content-security-policy")).toBeNull();
  opened.assertClean();
});

/** Ways out of a worker; each is tried with what the browser itself gives, not with what the worker was left with. */
const waysOut = {
  fetch: (to: string) => {
    const scope: unknown = Reflect.get(globalThis, "WorkerGlobalScope");
    const prototype: unknown = Reflect.get(Object(scope), "prototype");
    const real = Reflect.get(Object(prototype), "fetch") as typeof fetch;
    return real.call(globalThis, to, { mode: "no-cors" }).then(() => "came through", String);
  },
  importScripts: (to: string) => {
    const load = Reflect.get(globalThis, "importScripts") as (url: string) => void;
    return new Promise<string>((resolve) => {
      try {
        load(to);
        resolve("came through");
      } catch (error) {
        resolve(String(error));
      }
    });
  },
  WebSocket: (to: string) =>
    new Promise<string>((resolve) => {
      try {
        const socket = new WebSocket(to.replace("http:", "ws:"));
        socket.onopen = () => resolve("came through");
        socket.onerror = () => resolve("Error: refused");
      } catch (error) {
        resolve(String(error));
      }
    }),
  EventSource: (to: string) =>
    new Promise<string>((resolve) => {
      try {
        const source = new EventSource(to);
        source.onopen = () => resolve("came through");
        source.onerror = () => {
          source.close();
          resolve("Error: refused");
        };
      } catch (error) {
        resolve(String(error));
      }
    }),
  "fetch of a worker within": (to: string) =>
    new Promise<string>((resolve) => {
      const text = `let violated = "";
        addEventListener("securitypolicyviolation", (event) => (violated += event.effectiveDirective));
        const tell = (outcome) => setTimeout(() => postMessage(outcome + " " + violated), 100);
        fetch(${JSON.stringify(to)}, { mode: "no-cors" }).then(() => tell("came through"), (error) => tell(String(error)));`;
      const inner = new Worker(URL.createObjectURL(new Blob([text])));
      inner.onmessage = ({ data }) => resolve(String(data));
    }),
} as const;

test.each(Object.entries(waysOut))(
  "%s to another origin is refused inside the database's worker, and reported",
  async (way, attempt) => {
    const before = opened.policyViolations.length;
    const outcome = await (
      await worker()
    ).evaluate(attempt, `${address}/${encodeURIComponent(way)}`);
    expect(outcome).toMatch(/Error/);
    // The log of a worker within a worker is not followed: it tells of the violation itself.
    const reported = (): string => [...opened.policyViolations.slice(before), outcome].join("\n");
    await expect.poll(reported, patience).toMatch(/connect-src|script-src/);
    expect(arrived).toEqual([]);
  },
);

test("where there is no policy the same request goes out", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/page`);
  arrived.length = 0;
  const outcome = await page.evaluate(
    (to) =>
      new Promise((resolve) => {
        const text = `fetch(${JSON.stringify(to)}).then(() => postMessage("came through"), (error) => postMessage(String(error)))`;
        const inner = new Worker(URL.createObjectURL(new Blob([text])));
        inner.onmessage = ({ data }) => resolve(data);
      }),
    `${address}/control`,
  );
  const asked = arrived.filter((path) => path !== "/favicon.ico");
  expect([outcome, asked]).toEqual(["came through", ["/control"]]);
  await context.close();
});

test("the database itself is left without a way to the network", async () => {
  const outcome = await (
    await worker()
  ).evaluate(async (to) => {
    const response = await fetch(to);
    return [await response.text(), typeof XMLHttpRequest];
  }, `${address}/own`);
  expect([outcome, arrived]).toEqual([["", "undefined"], []]);
});
