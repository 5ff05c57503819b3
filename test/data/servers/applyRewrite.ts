import type { Xml } from "../../../data/servers/xml.ts";
import { elementsAt } from "./parseXml.ts";

/** What URL Rewrite makes of a request: the file that is sent or a status, and headers that it sets. */
export interface Rewritten {
  path: string;
  status?: number;
  headers: Record<string, string>;
}

interface Asked {
  /** Below the site, without a slash in front. */
  path: string;
  acceptEncoding: string;
  isSecure: boolean;
  isFile: (path: string) => boolean;
}

/** URL Rewrite compares without regard to case. */
const matches = (pattern = "", text = ""): RegExpExecArray | null =>
  new RegExp(pattern, "i").exec(text);

type Variables = Readonly<Record<string, string>>;

const filledIn = (input: string, variables: Variables): string =>
  input.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`unknown variable: ${whole}`);
    return value;
  });

function isMet(condition: Xml, variables: Variables, isFile: Asked["isFile"]): boolean {
  const { input = "", pattern, matchType, negate } = condition.attributes;
  const text = filledIn(input, variables);
  const holds = matchType === "IsFile" ? isFile(text) : matches(pattern, text) !== null;
  return holds !== (negate === "true");
}

const areMet = (rule: Xml, variables: Variables, isFile: Asked["isFile"]): boolean =>
  elementsAt(rule, "conditions", "add").every((one) => isMet(one, variables, isFile));

function inbound(rules: readonly Xml[], asked: Asked): Pick<Rewritten, "path" | "status"> {
  for (const rule of rules) {
    const [match] = elementsAt(rule, "match");
    const [action] = elementsAt(rule, "action");
    const found = matches(match?.attributes["url"], asked.path);
    const variables = { HTTP_ACCEPT_ENCODING: asked.acceptEncoding, REQUEST_FILENAME: asked.path };
    if (found === null || !areMet(rule, variables, asked.isFile)) continue;
    const { type, statusCode, url = "" } = action?.attributes ?? {};
    if (type === "CustomResponse") return { path: asked.path, status: Number(statusCode) };
    return { path: url.replace("{R:1}", found[1] ?? "") };
  }
  return { path: asked.path };
}

/** Applies the rules of a web.config to a request, as the module's reference describes them. */
export function applyRewrite(configuration: Xml, asked: Asked): Rewritten {
  const rewrite = ["system.webServer", "rewrite"];
  const sent = inbound(elementsAt(configuration, ...rewrite, "rules", "rule"), asked);
  const variables = {
    URL: `/${sent.path}`,
    UNENCODED_URL: `/${asked.path}`,
    HTTPS: asked.isSecure ? "on" : "off",
  };
  const headers: Record<string, string> = {};
  for (const rule of elementsAt(configuration, ...rewrite, "outboundRules", "rule")) {
    const [match] = elementsAt(rule, "match");
    const [action] = elementsAt(rule, "action");
    if (!areMet(rule, variables, asked.isFile)) continue;
    const name = match?.attributes["serverVariable"]?.replace("RESPONSE_", "") ?? "";
    headers[name.replaceAll("_", "-")] = action?.attributes["value"] ?? "";
  }
  return { ...sent, headers };
}
