import { resolve } from "node:path";
import { formatBytes, formatCount } from "../../src/domain/format.ts";
import { nodeFileSystem } from "../publish/fileSystem.ts";
import { folderSource } from "../publish/folderSource.ts";
import { httpSource } from "../publish/httpSource.ts";
import { verify as verifySite } from "../publish/verify.ts";
import { needed, parseOptions, UsageError, type Command } from "./command.ts";
import { findingLines, noticeLines, orRefused } from "./findingOutcome.ts";

export const verify: Command = {
  name: "verify",
  summary: "compare a published site with what was published",
  help: `atlas verify TARGET|URL [--json]

Looks at every file of every kept generation and release: missing, altered, or belonging to nothing. With a URL the
files come from the server as browsers get them, with and without compression; extra files cannot be seen that way.
Exit codes: 0 as published, 1 not, with a list, 2 nothing published there or no answer.`,
  async run(args) {
    const { positionals } = parseOptions(args, {});
    const place = needed(positionals[0], "TARGET or URL");
    if (positionals.length > 1) throw new UsageError(`one place: ${positionals.join(" ")}`);
    const source = /^https?:\/\//i.test(place)
      ? httpSource(place)
      : folderSource(nodeFileSystem, resolve(place));
    return orRefused(async () => {
      const { files, bytes, findings, notices } = await verifySite(source);
      const isWhole = findings.length === 0;
      const seen = `${formatCount(files)} files, ${formatBytes(bytes)}`;
      return {
        exit: isWhole ? 0 : 1,
        json: { ok: isWhole, place: source.name, files, bytes, notices, errors: findings },
        lines: [
          ...findingLines("不符 differs", findings),
          ...noticeLines(notices),
          isWhole
            ? `完整 as published: ${source.name}，${seen}`
            : `不完整 not as published: ${source.name}，${seen}，${findings.length}`,
        ],
      };
    });
  },
};
