import { codings, siblingExtension, type Coding } from "../site/negotiate.ts";
import { secureHeaders } from "../site/responseHeaders.ts";
import { acceptPattern } from "./acceptPattern.ts";
import { compressibleTypes } from "./siteTypes.ts";
import { element, type Xml } from "./xml.ts";

const compressible = compressibleTypes.flatMap(({ extensions }) => extensions).join("|");

const hiddenRule = element("rule", { name: "names with a dot in front", stopProcessing: "true" }, [
  element("match", { url: "(?:^|/)[.]" }),
  element("action", {
    type: "CustomResponse",
    statusCode: "404",
    statusReason: "Not Found",
    statusDescription: "Not Found",
  }),
]);

const siblingRule = (coding: Coding): Xml =>
  element("rule", { name: `sibling ${coding}`, stopProcessing: "true" }, [
    element("match", { url: `^(.*[.](?:${compressible}))$` }),
    element("conditions", {}, [
      element("add", { input: "{HTTP_ACCEPT_ENCODING}", pattern: acceptPattern(coding) }),
      element("add", {
        input: `{REQUEST_FILENAME}${siblingExtension[coding]}`,
        matchType: "IsFile",
      }),
    ]),
    element("action", { type: "Rewrite", url: `{R:1}${siblingExtension[coding]}` }),
  ]);

/** The rewritten name ends with a sibling's extension, the name that was asked for does not. */
const isSibling = (extensions: string, siblings: string): Xml =>
  element("conditions", {}, [
    element("add", { input: "{URL}", pattern: `[.](?:${extensions})[.](?:${siblings})$` }),
    element("add", {
      input: "{UNENCODED_URL}",
      pattern: "[.](?:br|gz)(?:[?]|$)",
      negate: "true",
    }),
  ]);

const outboundRule = (name: string, header: string, value: string, conditions: Xml): Xml =>
  element("rule", { name }, [
    element("match", {
      serverVariable: `RESPONSE_${header.replaceAll("-", "_")}`,
      pattern: ".*",
    }),
    conditions,
    element("action", { type: "Rewrite", value }),
  ]);

const encodingRule = (coding: Coding): Xml =>
  outboundRule(
    `encoding ${coding}`,
    "Content-Encoding",
    coding,
    isSibling(compressible, siblingExtension[coding].slice(1)),
  );

const typeRules = compressibleTypes.map(({ type, extensions }) =>
  outboundRule(`type ${type}`, "Content-Type", type, isSibling(extensions.join("|"), "br|gz")),
);

const varyRule = outboundRule(
  "vary",
  "Vary",
  "Accept-Encoding",
  element("conditions", {}, [
    element("add", { input: "{URL}", pattern: `[.](?:${compressible})(?:[.](?:br|gz))?$` }),
  ]),
);

const isSecure = element("conditions", {}, [element("add", { input: "{HTTPS}", pattern: "^on$" })]);

const secureRules = Object.entries(secureHeaders).map(([header, value]) =>
  outboundRule(`https ${header}`, header, value, isSecure),
);

/** Rules for the module URL Rewrite: siblings that the browser accepts, with the types of their originals. */
export const rewriteSection = element("rewrite", {}, [
  element("rules", {}, [hiddenRule, ...codings.map(siblingRule)]),
  element("outboundRules", {}, [
    ...codings.map(encodingRule),
    ...typeRules,
    varyRule,
    ...secureRules,
  ]),
]);
