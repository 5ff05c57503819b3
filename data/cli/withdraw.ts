import { resolve } from "node:path";
import { thisMachine } from "../publish/fileSystem.ts";
import { withdraw as withdrawFrom } from "../publish/withdraw.ts";
import { isGenerationId, needed, parseOptions, UsageError, type Command } from "./command.ts";
import { doneOutcome, orRefused } from "./findingOutcome.ts";

export const withdraw: Command = {
  name: "withdraw",
  summary: "take a generation that must not be seen off the server, its files included",
  help: `atlas withdraw --to TARGET GENERATION [--to-generation GENERATION] [--break-lock] [--json]

Removes a generation (16 hex digits, see atlas list) at once: its manifest, its record of origin, and every file that no
other generation holds. When it is the one shown, the generation before it is shown instead. It is noted as withdrawn,
and published again only with atlas publish --again.
  --to-generation G  show G instead of the one before
Exit codes: 0 withdrawn, 1 withdrawn but files could not be removed, 2 refused and nothing changed.`,
  async run(args) {
    const { values, positionals } = parseOptions(args, {
      ...{ to: { type: "string" }, "to-generation": { type: "string" } },
      "break-lock": { type: "boolean" },
    });
    const to = resolve(needed(values.to, "--to TARGET"));
    const generation = needed(positionals[0], "GENERATION");
    const instead = values["to-generation"] ?? null;
    const ids = [...positionals, ...(instead === null ? [] : [instead])];
    if (positionals.length > 1 || !ids.every(isGenerationId))
      throw new UsageError(`GENERATION takes 16 hex digits: ${ids.join(" ")}`);
    return orRefused(async () => {
      const breakLock = values["break-lock"] ?? false;
      const done = await withdrawFrom(thisMachine(), { to, generation, instead, breakLock });
      const { notices: _notices, findings: _findings, ...json } = done;
      return doneOutcome(done, json, [
        `已撤下 withdrawn: ${generation}，移除文件 files removed: ${done.removed.length}`,
        `现在显示 shown now: ${done.shown ?? "—"}，版本 version ${done.version}`,
      ]);
    });
  },
};
