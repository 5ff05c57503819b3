import { resolve } from "node:path";
import { thisMachine } from "../publish/fileSystem.ts";
import { rollback as rollbackFolder } from "../publish/rollback.ts";
import { isGenerationId, needed, parseOptions, UsageError, type Command } from "./command.ts";
import { doneOutcome, orRefused } from "./findingOutcome.ts";

export const rollback: Command = {
  name: "rollback",
  summary: "show an earlier generation again",
  help: `atlas rollback --to TARGET [GENERATION] [--break-lock] [--json]

Writes the pointer of TARGET, nothing else; without GENERATION (16 hex digits, see atlas list) the one before the
present one is shown. The version still grows, so that readers take the older generation for the newer state.
Exit codes: 0 shown, 1 shown but the record could not be written, 2 refused: readers see the data of before.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      to: { type: "string" },
      "break-lock": { type: "boolean" },
    });
    const to = resolve(needed(values.to, "--to TARGET"));
    const generation = positionals[0] ?? null;
    if (positionals.length > 1 || (generation !== null && !isGenerationId(generation)))
      throw new UsageError(`GENERATION takes 16 hex digits: ${positionals.join(" ")}`);
    return orRefused(async () => {
      const breakLock = values["break-lock"] ?? false;
      const done = await rollbackFolder(thisMachine(), { to, generation, breakLock });
      const { notices: _notices, findings: _findings, ...json } = done;
      const words =
        done.from === done.generation
          ? `没有变化 nothing new: ${done.generation}`
          : `已退回 rolled back: ${done.from ?? "—"} → ${done.generation}，版本 version ${done.version}`;
      return doneOutcome(done, json, [words]);
    });
  },
};
