import { resolve } from "node:path";
import { formatBytes } from "../../src/domain/format.ts";
import { thisMachine } from "../publish/fileSystem.ts";
import {
  listPublished,
  type ListedGeneration,
  type ListedRelease,
} from "../publish/listPublished.ts";
import { needed, parseOptions, UsageError, type Command } from "./command.ts";
import { noticeLines, orRefused } from "./findingOutcome.ts";

export const list: Command = {
  name: "list",
  summary: "tell what is in a published folder",
  help: `atlas list TARGET [--json]

Generations and releases of the page, the newest first: * is shown to readers; then version, time of publication (UTC),
periods, files. What is marked goes with a publication a day later or more.
Exit codes: 0 listed, 2 nothing published there.`,
  async run(args) {
    const { positionals } = parseOptions(args, {});
    const folder = resolve(needed(positionals[0], "TARGET"));
    if (positionals.length > 1) throw new UsageError(`one folder: ${positionals.join(" ")}`);
    return orRefused(async () => {
      const listing = await listPublished(thisMachine(), folder);
      const { profile, version, generations, releases, withdrawn, notices } = listing;
      return {
        exit: 0,
        json: { ok: true, folder, ...listing, errors: [] },
        lines: [
          `类型 profile: ${profile ?? "—"}，版本 version: ${version}`,
          ...generations.map(generationLine),
          ...releases.map(releaseLine),
          ...withdrawn.map((one) => `  ${one.id} 已撤下 withdrawn ${one.withdrawn}`),
          ...noticeLines(notices),
        ],
      };
    });
  },
};

const mark = (isShown: boolean): string => (isShown ? "*" : " ");

const stateOf = ({ retired, ceased }: ListedRelease): string => {
  if (retired !== undefined) return ` 待移除 to be removed, ${retired}`;
  return ceased === undefined ? "" : ` 不再显示 not shown since ${ceased}`;
};

function generationLine(one: ListedGeneration): string {
  const periods = one.periods?.join(" ") ?? "无法读取 unreadable";
  const size = one.bytes === null ? "" : `, ${one.files} files, ${formatBytes(one.bytes)}`;
  const when = one.published ?? "—";
  return `${mark(one.isShown)} ${one.id} v${one.version} ${when} ${periods}${size}${stateOf(one)}`;
}

const releaseLine = (one: ListedRelease): string =>
  `${mark(one.isShown)} ${one.id} v${one.version} 页面 page${stateOf(one)}`;
