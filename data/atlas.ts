import { formatBoundaryProblem, BoundaryError } from "./boundaries/boundaryProblem.ts";
import { ask } from "./cli/ask.ts";
import { boundaries } from "./cli/boundaries.ts";
import { check } from "./cli/check.ts";
import { UsageError, type Command, type Outcome, type Progress } from "./cli/command.ts";
import { demo } from "./cli/demo.ts";
import { diff } from "./cli/diff.ts";
import { list } from "./cli/list.ts";
import { publish } from "./cli/publish.ts";
import { rollback } from "./cli/rollback.ts";
import { serve } from "./cli/serve.ts";
import { snapshot } from "./cli/snapshot.ts";
import { template } from "./cli/template.ts";
import { verify } from "./cli/verify.ts";
import { withdraw } from "./cli/withdraw.ts";

const commands: readonly Command[] = [
  ...[demo, template, check, snapshot, ask, diff, boundaries],
  ...[publish, verify, rollback, withdraw, list, serve],
];

const overview = `atlas COMMAND [options]

${commands.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`).join("\n")}

  --json   print exactly one JSON document on standard output; messages go to standard error
  --help   explain a command
Exit codes: 0 clean, 1 done but with findings (rejected rows, files that differ), 2 refused or wrong usage and nothing changed.`;

async function main(args: readonly string[]): Promise<Outcome> {
  const [name, ...rest] = args;
  const command = commands.find((known) => known.name === name);
  const helped = rest.includes("--help") || name === "--help" || name === undefined;
  if (helped)
    return {
      exit: name === undefined ? 2 : 0,
      json: { help: command?.help ?? overview },
      lines: [command?.help ?? overview],
    };
  if (command === undefined) return failure(`unknown command: ${name}`, overview);
  try {
    return await command.run(rest, progress);
  } catch (error) {
    return failed(error, command);
  }
}

function failed(error: unknown, command: Command): Outcome {
  if (error instanceof UsageError) return failure(error.message, command.help);
  if (error instanceof BoundaryError)
    return failure(error.problems.map((problem) => formatBoundaryProblem(problem)).join("\n"));
  return failure(error instanceof Error ? error.message : String(error));
}

const failure = (message: string, help?: string): Outcome => ({
  exit: 2,
  json: { ok: false, errors: [{ message }] },
  lines: [message, ...(help === undefined ? [] : [help])],
});

const shown = new Map<string, string>();

/** One line per step and tenth of it, on standard error. */
const progress: Progress = (text, share) => {
  const line = share === undefined ? text : `${text}: ${Math.floor(share * 10) * 10} %`;
  const step = share === undefined ? "" : text;
  if (line === shown.get(step)) return;
  shown.set(step, line);
  process.stderr.write(`${line}\n`);
};

const args = process.argv.slice(2).filter((arg) => arg !== "--json");
const { exit, json, lines } = await main(args);
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(json)}\n`);
else (exit === 2 ? process.stderr : process.stdout).write(`${lines.join("\n")}\n`);
process.exitCode = exit;
