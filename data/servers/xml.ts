/** An element without text. */
export interface Xml {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Xml[];
}

export const element = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Xml[] = [],
): Xml => ({ name, attributes, children });

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** An element as lines, two spaces deeper with every level. */
export function indented({ name, attributes, children }: Xml, depth = 0): string {
  const space = "  ".repeat(depth);
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `${space}<${name}${words.join("")}`;
  if (children.length === 0) return `${start} />`;
  const inside = children.map((child) => indented(child, depth + 1));
  return [`${start}>`, ...inside, `${space}</${name}>`].join("\n");
}
