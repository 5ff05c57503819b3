import { PublishError, type Finding } from "../../../data/publish/finding.ts";

/** What something was refused for. */
export async function refusalOf(done: Promise<unknown>): Promise<readonly Finding[]> {
  const error = await done.then(
    () => new Error("was not refused"),
    (reason: unknown) => reason,
  );
  if (error instanceof PublishError) return error.findings;
  throw error;
}

/** The codes that something was refused for. */
export const refusedFor = async (done: Promise<unknown>): Promise<string[]> =>
  (await refusalOf(done)).map(({ code }) => code);
