import { resolve } from "node:path";
import { profiles, type Profile } from "../../src/domain/generation.ts";
import { thisMachine } from "../publish/fileSystem.ts";
import type { Plan } from "../publish/plan.ts";
import { publish as publishFolder, rehearse } from "../publish/publish.ts";
import type { PublishRequest } from "../publish/readSources.ts";
import { defaultRule, type DisclosureRule } from "../disclosure/disclosureRule.ts";
import { prepareProfile } from "../disclosure/prepareProfile.ts";
import { needed, parseOptions, UsageError, type Command, type Outcome } from "./command.ts";
import { doneOutcome, noticeLines, orRefused, refusedOutcome } from "./findingOutcome.ts";
import { planLines } from "./planLines.ts";

export const publish: Command = {
  name: "publish",
  summary: "put site and data into the folder of a web server, all at once",
  help: `atlas publish --site DIST --data DIR --to TARGET [--profile ${profiles.join("|")}] [--plan] [--settings DIR] [--again]
  [--break-lock] [--json]

Checks everything, copies what is new into TARGET and last renames the one pointer: readers see the old state or the
new one. Pages that are open go on: generations and releases stay for a week after they are replaced, and three always.
  --site DIST     the built site; without it the page in TARGET stays
  --data DIR      the data folder; without it the generation in TARGET stays
  --profile P     named: with rows of enterprises, for a server with access control; aggregate: counts alone. TARGET
                  keeps the profile of its first publication
  --min-enterprises N, --min-persons N, --dominance P
                  aggregate: hide what counts fewer than 3 enterprises or 10 persons, and headcounts of which all but
                  the two largest come to less than 10 % of the largest; only stricter rules are taken (5 is strict)
  --plan          dress rehearsal: what would be written and removed, figures before and after, failed checks; nothing
                  is written
  --settings DIR  take site.json and targets.json of DIR; without it those of TARGET stay
  --again         publish even a generation that was withdrawn
  --break-lock    take over the lock of somebody who broke off, once it is 10 minutes old
Exit codes: 0 published (or the plan is clean), 1 published but the cleaning up failed, or the plan has findings,
2 refused: readers see the data of before.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      ...{ site: { type: "string" }, data: { type: "string" }, to: { type: "string" } },
      ...{ profile: { type: "string" }, settings: { type: "string" } },
      ...{ plan: { type: "boolean" }, again: { type: "boolean" } },
      ...{ "break-lock": { type: "boolean" }, "min-enterprises": { type: "string" } },
      ...{ "min-persons": { type: "string" }, dominance: { type: "string" } },
    });
    if (positionals.length > 0) throw new UsageError(`not an option: ${positionals.join(" ")}`);
    if (values.site === undefined && values.data === undefined)
      throw new UsageError("missing --site DIST or --data DIR");
    const request: PublishRequest = {
      to: resolve(needed(values.to, "--to TARGET")),
      site: folder(values.site),
      data: folder(values.data),
      profile: profileOf(values.profile),
      settings: folder(values.settings),
      again: values.again ?? false,
    };
    const prepare = prepareProfile({ rule: ruleOf(values), onProgress: progress });
    return orRefused(async () => {
      if (values.plan) return planned(await rehearse(thisMachine(), request, { prepare }));
      const breakLock = values["break-lock"] ?? false;
      const options = { prepare, breakLock, onProgress: progress };
      return published(await publishFolder(thisMachine(), request, options));
    });
  },
};

interface RuleOptions {
  "min-enterprises"?: string | undefined;
  "min-persons"?: string | undefined;
  dominance?: string | undefined;
}

const ruleOf = (values: RuleOptions): DisclosureRule => ({
  enterprises: whole(values["min-enterprises"], "--min-enterprises", defaultRule.enterprises),
  persons: whole(values["min-persons"], "--min-persons", defaultRule.persons),
  dominance: whole(values.dominance, "--dominance", defaultRule.dominance * 100) / 100,
});

function whole(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= otherwise) return value;
  throw new UsageError(`${name} takes a whole number of ${otherwise} or more: ${text}`);
}

const folder = (path: string | undefined): string | null =>
  path === undefined ? null : resolve(path);

function profileOf(text: string | undefined): Profile | null {
  if (text === undefined) return null;
  const profile = profiles.find((known) => known === text);
  if (profile === undefined)
    throw new UsageError(`--profile takes ${profiles.join(" or ")}: ${text}`);
  return profile;
}

/** A plan as one document: without what only the writing needs. */
const planJson = ({ write: _write, findings: _findings, notices: _notices, ...rest }: Plan) => rest;

function planned(plan: Plan): Outcome {
  const { findings, notices } = plan;
  const { lines } = refusedOutcome(findings);
  const verdict =
    findings.length === 0
      ? "可以发布 ready to publish（没有写入任何文件 nothing was written）"
      : `不能发布 cannot be published: ${findings.length}`;
  return {
    exit: findings.length === 0 ? 0 : 1,
    json: { ok: findings.length === 0, plan: planJson(plan), notices, errors: findings },
    lines: [...planLines(plan), ...noticeLines(notices), ...lines, verdict],
  };
}

function published({
  plan,
  isChanged,
  findings,
}: Awaited<ReturnType<typeof publishFolder>>): Outcome {
  const verdict = isChanged
    ? `已发布 published: ${plan.folder}，版本 version ${plan.after.version}`
    : `没有变化 nothing new: ${plan.folder}`;
  const json = { isChanged, plan: planJson(plan) };
  return doneOutcome({ findings, notices: plan.notices }, json, [...planLines(plan), verdict]);
}
