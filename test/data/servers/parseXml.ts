import { SaxesParser } from "saxes";
import type { Xml } from "../../../data/servers/xml.ts";

interface Growing {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
}

/** The tree of a well-formed document without text; throws for any other. */
export function parseXml(text: string): Xml {
  const root: Growing = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Growing = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (words) => {
    if (words.trim() !== "") throw new Error(`text between the elements: ${words}`);
  });
  parser.write(text).close();
  const [only] = root.children;
  if (only === undefined) throw new Error("no element");
  return only;
}

/** The elements at the end of a path of names. */
export const elementsAt = (from: Xml, ...path: readonly string[]): Xml[] =>
  path.reduce<Xml[]>(
    (elements, name) =>
      elements.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [from],
  );
