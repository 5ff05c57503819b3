import { mimeTypes } from "../site/mimeType.ts";
import { caching, hashedFolders, securityHeaders } from "../site/responseHeaders.ts";
import { rewriteSection } from "./webConfigRewrite.ts";
import { element, indented, type Xml } from "./xml.ts";

/** Siblings are asked for by name only to be compared with the originals. */
const siblingTypes = { ".br": "application/octet-stream", ".gz": "application/octet-stream" };

const knownTypes = Object.entries({ ...mimeTypes, ...siblingTypes }).sort();

/** Adding what an outer configuration has already is an error: each is removed first. */
const removed = (name: string, key: string, values: readonly string[]): Xml[] =>
  values.map((value) => element(name, { [key]: value }));

const staticContent = element("staticContent", {}, [
  ...removed(
    "remove",
    "fileExtension",
    knownTypes.map(([extension]) => extension),
  ),
  ...knownTypes.map(([fileExtension, mimeType]) => element("mimeMap", { fileExtension, mimeType })),
  element("clientCache", { cacheControlMode: "DisableCache" }),
]);

const httpProtocol = element("httpProtocol", {}, [
  element("customHeaders", {}, [
    ...removed("remove", "name", ["X-Powered-By", ...Object.keys(securityHeaders)]),
    ...Object.entries(securityHeaders).map(([name, value]) => element("add", { name, value })),
  ]),
]);

const requestFiltering = element("requestFiltering", {}, [
  element("verbs", { allowUnlisted: "false" }, [
    ...removed("remove", "verb", ["GET", "HEAD"]),
    ...["GET", "HEAD"].map((verb) => element("add", { verb, allowed: "true" })),
  ]),
  element("denyUrlSequences", {}, [
    element("remove", { sequence: "/." }),
    element("add", { sequence: "/." }),
  ]),
]);

const defaultDocument = element("defaultDocument", { enabled: "true" }, [
  element("files", {}, [element("clear", {}), element("add", { value: "index.html" })]),
]);

/** Cache-Control as IIS writes it: the custom words, then the age in seconds. */
const [, seconds = ""] = /max-age=(\d+)/.exec(caching.hashed) ?? [];

const hashedCaching = element("clientCache", {
  cacheControlMode: "UseMaxAge",
  cacheControlMaxAge: `${Number(seconds) / 86_400}.00:00:00`,
  cacheControlCustom: caching.hashed.replace(/, max-age=\d+/, ""),
});

const hashedLocations = hashedFolders.map((path) =>
  element("location", { path }, [
    element("system.webServer", {}, [element("staticContent", {}, [hashedCaching])]),
  ]),
);

const webConfigOf = (words: string, sections: readonly Xml[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<!--
${words}
-->
${indented(
  element("configuration", {}, [
    element("system.webServer", {}, [
      staticContent,
      httpProtocol,
      element("security", {}, [requestFiltering]),
      defaultDocument,
      element("directoryBrowse", { enabled: "false" }),
      ...sections,
    ]),
    ...hashedLocations,
  ]),
)}
`;

/** Configuration of IIS that travels with the site and takes effect by itself. */
export const webConfig = webConfigOf(
  `  IIS：随网站复制，自动生效，无需其他模块。
  For Internet Information Services: copied with the site it takes effect by itself, and needs no module.
  1. IIS answers 404.3 for extensions it does not know; each is removed first, because adding one twice is an error.
  2. The content security policy as a header also governs workers.
  3. Names that carry a hash never change and are kept for a year; everything else is asked for again.`,
  [],
);

/** The same with files compressed beforehand and the headers of https, for servers with URL Rewrite. */
export const webConfigWithRewrite = webConfigOf(
  `  IIS，装有 URL Rewrite 2.x 模块时用：以此文件替换网站文件夹中的 web.config。没有该模块时 IIS 会报 500.19，请用原来的文件。
  For Internet Information Services with the module URL Rewrite 2.x: replaces web.config of the published folder. Without
  the module IIS answers 500.19: then keep the other file. Adds files compressed beforehand, and HSTS over https.`,
  [rewriteSection],
);
