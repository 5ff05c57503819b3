import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Xml } from "../../../data/servers/xml.ts";
import { mimeType, mimeTypes } from "../../../data/site/mimeType.ts";
import {
  cacheControl,
  caching,
  secureHeaders,
  securityHeaders,
} from "../../../data/site/responseHeaders.ts";
import { applyRewrite } from "./applyRewrite.ts";
import { elementsAt, parseXml } from "./parseXml.ts";
import { hashed, packed, siteFolder, type SiteFolder } from "./siteFolder.ts";

const plain = parseXml(readFileSync("public/web.config", "utf8"));
const rewriting = parseXml(readFileSync("deploy/iis/web.config", "utf8"));

/** Adding what is there already is an error of IIS: every addition has its removal in front. */
function additions(section: Xml | undefined, add: string, key: string): [string, string][] {
  const removed = new Set<string>();
  const added: [string, string][] = [];
  for (const { name, attributes } of section?.children ?? []) {
    const id = attributes[key] ?? "";
    if (name === "remove") removed.add(id);
    if (name !== add) continue;
    expect(removed.has(id), id).toBe(true);
    added.push([id, attributes["mimeType"] ?? attributes["value"] ?? ""]);
  }
  return added;
}

describe.each([
  ["of the site", plain],
  ["with URL Rewrite", rewriting],
])("web.config %s", (_, configuration) => {
  const server = (...path: string[]) => elementsAt(configuration, "system.webServer", ...path);

  test("has every type of the site", () => {
    const [section] = server("staticContent");
    const types = Object.fromEntries(additions(section, "mimeMap", "fileExtension"));
    const siblings = { ".br": "application/octet-stream", ".gz": "application/octet-stream" };
    expect(types).toEqual({ ...mimeTypes, ...siblings });
  });

  test("has the security headers", () => {
    const [section] = server("httpProtocol", "customHeaders");
    expect(Object.fromEntries(additions(section, "add", "name"))).toEqual(securityHeaders);
  });

  /** Cache-Control of a file, by the innermost location that holds it. */
  function cachingOf(path: string): string {
    const locations = elementsAt(configuration, "location").filter(({ attributes }) =>
      path.startsWith(`${attributes["path"]}/`),
    );
    const [own] = locations.flatMap((location) =>
      elementsAt(location, "system.webServer", "staticContent", "clientCache"),
    );
    const { attributes = {} } = own ?? server("staticContent", "clientCache")[0] ?? {};
    if (attributes["cacheControlMode"] === "DisableCache") return "no-cache";
    const [days = ""] = attributes["cacheControlMaxAge"]?.split(".") ?? [];
    return `${attributes["cacheControlCustom"]},max-age=${Number(days) * 86_400}`;
  }

  const words = (text: string): string[] =>
    text
      .split(",")
      .map((word) => word.trim())
      .sort();

  /** IIS keeps folders, not names: boundaries are beside their index, which changes. */
  const kept = Object.values(hashed).filter((path) => path !== hashed.boundaries);

  test.each([...kept, "index.html", "data/current.json", "boundaries/index.json"])(
    "%s is cached as on other servers",
    (path) => {
      expect(words(cachingOf(path))).toEqual(words(cacheControl(path)));
    },
  );

  test("hides names with a dot in front, lists no folder and takes GET and HEAD alone", () => {
    const [sequences] = server("security", "requestFiltering", "denyUrlSequences");
    expect(additions(sequences, "add", "sequence").map(([sequence]) => sequence)).toEqual(["/."]);
    const [verbs] = server("security", "requestFiltering", "verbs");
    expect(verbs?.attributes).toEqual({ allowUnlisted: "false" });
    expect(additions(verbs, "add", "verb").map(([verb]) => verb)).toEqual(["GET", "HEAD"]);
    expect(server("directoryBrowse")[0]?.attributes).toEqual({ enabled: "false" });
  });
});

test("the file that goes with every site needs no module", () => {
  expect(elementsAt(plain, "system.webServer", "rewrite")).toEqual([]);
  expect(elementsAt(rewriting, "system.webServer", "rewrite")).toHaveLength(1);
});

describe("URL Rewrite", () => {
  let site: SiteFolder;
  beforeAll(async () => {
    site = await siteFolder();
  });
  afterAll(() => site.close());

  const rewritten = (path: string, acceptEncoding = "", isSecure = false) =>
    applyRewrite(rewriting, {
      path,
      acceptEncoding,
      isSecure,
      isFile: (name) =>
        existsSync(join(site.root, name)) && statSync(join(site.root, name)).isFile(),
    });

  test.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0", undefined],
    ["", undefined],
  ])("for %s sends %s", (accepted, coding) => {
    for (const path of packed) {
      const { path: sent, headers } = rewritten(path, accepted);
      const extension = coding === undefined ? "" : coding === "br" ? ".br" : ".gz";
      expect(sent).toBe(path + extension);
      expect(headers["Content-Encoding"]).toBe(coding);
      expect(headers["Content-Type"]).toBe(coding === undefined ? undefined : mimeType(path));
      expect(headers["Vary"]).toBe("Accept-Encoding");
    }
  });

  test("leaves files without siblings, siblings themselves and what is packed already", () => {
    const asked = [hashed.answers, hashed.parquet, `${hashed.script}.br`, `${hashed.script}.gz`];
    for (const path of asked) {
      const { path: sent, headers } = rewritten(path, "gzip, br");
      expect(sent).toBe(path);
      expect(headers["Content-Encoding"]).toBeUndefined();
      expect(headers["Content-Type"]).toBeUndefined();
    }
  });

  test.each([".secret", ".git/config", "data/.work/draft.json"])("%s is not found", (path) => {
    expect(rewritten(path).status).toBe(404);
  });

  test("adds the headers of https over https alone", () => {
    expect(rewritten("index.html", "", true).headers).toMatchObject(secureHeaders);
    for (const name of Object.keys(secureHeaders))
      expect(rewritten("index.html").headers[name]).toBeUndefined();
  });
});

test("a year is kept for hashed names", () => {
  expect(caching.hashed).toContain(`max-age=${365 * 86_400}`);
});
