import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCurrent, type Current } from "../build/dataFolder.ts";
import { rowIdentifiers } from "../build/rowIdentifiers.ts";
import { finding, type Finding } from "../publish/finding.ts";
import { publishAsIs, type PrepareData, type PreparedData } from "../publish/prepareData.ts";
import type { Target } from "../publish/readTarget.ts";
import { aggregateData, type Aggregated } from "./aggregateData.ts";
import type { DisclosureRule } from "./disclosureRule.ts";
import type { Published } from "./published.ts";
import { scanFolder, shortestText } from "./scanFolder.ts";

export interface ProfileOptions {
  rule: DisclosureRule;
  onProgress: (text: string, share: number) => void;
}

/**
 * Makes a named data folder ready for the aggregate profile: suppressed, audited and searched for names, in a temporary
 * folder. What cannot be proven speaks against publishing it. Any other data are published as they are.
 */
export const prepareProfile =
  ({ rule, onProgress }: ProfileOptions): PrepareData =>
  async (request) => {
    const current = await readCurrent(request.data);
    if (request.profile !== "aggregate" || current?.generation.profile !== "named")
      return publishAsIs(request);
    const into = await mkdtemp(join(tmpdir(), "atlas-aggregate-"));
    const close = (): Promise<void> => rm(into, { recursive: true, force: true });
    try {
      const published = publishedIn(request.target);
      const { data } = request;
      const made = await aggregateData({ data, into, published, rule, onProgress });
      return { ...(await searched(made, request.data, current, into)), close };
    } catch (error) {
      await close();
      const said = error instanceof Error ? error.message : String(error);
      const findings = [finding("not-protected", request.data, said)];
      return { ...(await publishAsIs(request)), findings };
    }
  };

/** What readers of a published folder see at present. */
function publishedIn({ folder, pointer, generations }: Target): Published | null {
  const generation = pointer === null ? undefined : generations.get(pointer.generation);
  return generation?.profile === "aggregate" ? { folder: join(folder, "data"), generation } : null;
}

async function searched(
  { periods }: Aggregated,
  data: string,
  { generation }: Current,
  folder: string,
): Promise<Omit<PreparedData, "close">> {
  const found = await scanFolder(folder, await rowIdentifiers(data, generation, shortestText));
  return {
    folder,
    notices: periods.map(({ period, told, hidden }) =>
      finding("hidden-cells", period, `${hidden} / ${told + hidden}`),
    ),
    findings: found.map(({ file }): Finding => finding("name-found", file)),
  };
}
