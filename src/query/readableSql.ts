/** What must not be broken or rewritten: texts, names in quotes. */
const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]|\s+|[^\s'"(),]+/g;

/** Names that need no quotes. */
const plainName = /^"([a-z_][a-z0-9_]*)"$/;

/** What stands between two brackets. */
interface Level {
  /** Between SELECT and FROM. */
  isList: boolean;
  /** A statement of its own, which is set in. */
  isStatement: boolean;
}

/**
 * SQL as a person would write it: names without quotes where they need none, each selected column on a line of its own,
 * what is nested set in. The statement stays the same.
 */
export function readableSql(text: string): string {
  const levels: Level[] = [{ isList: false, isStatement: true }];
  const lines = { text: "" };
  const level = (): Level => levels.at(-1) ?? { isList: false, isStatement: true };
  const breakLine = (steps: number): void => {
    const depth = levels.filter(({ isStatement }) => isStatement).length - 1 + steps;
    lines.text = `${lines.text.trimEnd()}\n${"  ".repeat(depth)}`;
  };
  const all = text.match(tokens) ?? [];
  for (const [index, token] of all.entries()) {
    if (all[index + 1] === "FROM") level().isList = false;
    if (token === "SELECT" && lines.text.endsWith("(")) openStatement();
    if (token === ")") closeLevel();
    if (token === "SELECT") level().isList = true;
    write(token);
    if (token === "(") levels.push({ isList: false, isStatement: false });
    if (token === "SELECT" || (token === "," && level().isList)) breakLine(1);
  }
  return lines.text.trim();

  function openStatement(): void {
    level().isStatement = true;
    breakLine(0);
  }

  function closeLevel(): void {
    const { isStatement } = level();
    levels.pop();
    if (isStatement) breakLine(0);
  }

  function write(token: string): void {
    if (token.includes("\n") && /^\s+$/.test(token)) breakLine(level().isList ? 1 : 0);
    else if (!/^\s/.test(token) || !/\s$/.test(lines.text))
      lines.text += plainName.exec(token)?.[1] ?? token;
  }
}
