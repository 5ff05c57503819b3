import type { Words } from "../../src/domain/schema.ts";
import { findingRules, type FindingCode } from "./findingRules.ts";

/** What was found, where, and what to do about it. */
export interface Finding {
  path: string;
  code: FindingCode;
  /** The value at fault, or what was expected; "" when code and path say it all. */
  value: string;
  what: Words;
  fix: Words;
}

export const finding = (code: FindingCode, path: string, value = ""): Finding => ({
  path,
  code,
  value,
  ...findingRules[code],
});

/** `data/current.json: missing: 文件缺失；再次发布即可补上 / the file is missing; publish again: that replaces it` */
export function formatFinding({ path, code, value, what, fix }: Finding): string {
  const said = value === "" ? "" : ` "${value}"`;
  return `${path}: ${code}${said}: ${what.zh}；${fix.zh} / ${what.en}; ${fix.en}`;
}

/** A publication that is refused, with everything that speaks against it. */
export class PublishError extends Error {
  override name = "PublishError";
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[], cause?: unknown) {
    super(findings.map(formatFinding).join("\n"), { cause });
    this.findings = findings;
  }
}

export const refused = (code: FindingCode, path: string, value = ""): PublishError =>
  new PublishError([finding(code, path, value)]);

const ofErrno: Readonly<Record<string, FindingCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "no-permission",
  EPERM: "no-permission",
  EBUSY: "no-permission",
  EROFS: "read-only",
  ENOENT: "not-there",
  ENOTDIR: "not-a-folder",
};

/** An error of the file system → the refusal that names its path; any other error as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return error;
  const [code, path] = [String(error.code), String(error.path)];
  return new PublishError([finding(ofErrno[code] ?? "io-error", path, code)], error);
}

/** What fails in the file system, as findings: for what comes after readers see the new state. */
export async function failures(run: () => Promise<unknown>): Promise<readonly Finding[]> {
  try {
    await run();
    return [];
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal instanceof PublishError) return refusal.findings;
    throw error;
  }
}

/** Runs something and names the path of what the file system refuses. */
export async function namingPaths<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    throw asRefusal(error);
  }
}
