import { chmod, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apachePlan } from "../data/servers/apachePlan.ts";
import { nginxPlan } from "../data/servers/nginxPlan.ts";
import { startServer, type Ports } from "../data/servers/startServer.ts";
import { findProgram } from "../findProgram.mjs";
import { launchBrowser } from "./browser.ts";
import { recordPage } from "./record.ts";
import { testSite } from "./site.ts";
import { tableTexts } from "./tableTexts.ts";
import { untilPainted } from "./untilPainted.ts";

const openssl = findProgram(["openssl"]) ?? "";
const nginx = findProgram(["nginx"]);
const apache = findProgram(["apache2", "httpd"]);

/** One way for each: headers and types of both over both are compared elsewhere. */
const kinds = [
  {
    name: "nginx over https",
    isThere: nginx !== undefined && openssl !== "",
    plan: (root: string) => nginxPlan(nginx ?? "", openssl, root, false),
    url: ({ https }: Ports) => `https://localhost:${https}/`,
  },
  {
    name: "Apache over http under a sub-path",
    isThere: apache !== undefined && openssl !== "",
    plan: (root: string) => apachePlan(apache ?? "", openssl, root),
    url: ({ subPath }: Ports) => `http://localhost:${subPath}/a/b/`,
  },
];

/** A published folder that the user of the web server may read: the site with its data below it. */
let root: string;
let browser: Browser;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "atlas-published-"));
  await chmod(root, 0o755);
  await cp(testSite.root, root, { recursive: true });
  await cp(testSite.data, join(root, "data"), { recursive: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await rm(root, { recursive: true });
});

describe.each(kinds)("$name", ({ isThere, plan, url: urlOf }) => {
  test.skipIf(!isThere)("shows map and enterprises", async () => {
    const server = await startServer(plan(root));
    const url = urlOf(server.ports);
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "zh-CN" });
    try {
      const page = await context.newPage();
      const record = await recordPage(page, new URL(url).origin);
      await page.goto(`${url}#/place/330110`);
      await page.getByRole("table", { name: "未建会企业" }).waitFor({ timeout: 60_000 });
      expect(await tableTexts(page, "未建会企业")).not.toHaveLength(0);
      await page.goto(url);
      await untilPainted(page);
      const failed = record.requests.filter(({ status, failure }) => failure ?? status >= 400);
      expect(failed).toEqual([]);
      record.assertClean();
    } finally {
      await context.close();
      await server.close();
    }
  });
});
