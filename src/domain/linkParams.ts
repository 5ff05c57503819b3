import { linkFault, type LinkFault } from "./linkFault.ts";

/** The parameters of a link that can be read, each once, and what is wrong with the others. */
export interface LinkParams {
  values: ReadonlyMap<string, string>;
  faults: LinkFault[];
}

/**
 * "m=…&t=…" → its parameters. Keys that are not known, and values whose encoding is damaged, are left out; so is a key
 * that is given more than once, because nobody can say which was meant.
 */
export function parseLinkParams(query: string, known: readonly string[]): LinkParams {
  const values = new Map<string, string>();
  const [faults, repeated]: [LinkFault[], Set<string>] = [[], new Set()];
  for (const pair of query.split("&").filter((text) => text !== "")) {
    const [key, value] = splitPair(pair);
    if (!known.includes(key)) faults.push(linkFault("key", pair));
    else if (value === null) faults.push(linkFault("encoding", pair));
    else if (values.has(key)) repeated.add(key);
    else values.set(key, value);
  }
  for (const key of repeated) {
    values.delete(key);
    faults.push(linkFault("repeated", key));
  }
  return { values, faults };
}

function splitPair(pair: string): [key: string, value: string | null] {
  const at = pair.indexOf("=");
  const [key, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  return [decodePart(key) ?? key, decodePart(value)];
}

/** null when the percent encoding is damaged. */
function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
