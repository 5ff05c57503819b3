import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** A folder shown at a path below the base: `{at: "data/", root: ".cache/demo/data"}`. */
export interface Mount {
  at: string;
  root: string;
  /** Folder of the pre-compressed siblings when they are not beside the files. */
  compressed?: string;
}

export interface Location {
  path: string;
  mount: Mount;
  /** The path below the mount's root. */
  below: string;
}

/** Control characters, separators of any system, drive letters. */
const forbidden = /[\p{Cc}/\\:]/u;

/** Names beside the page that are for the web server, in any case. */
export const serverNames: readonly string[] = ["web.config"];

/** The decoded path below the base, or undefined when it is malformed, hidden or leaves the base. */
export function parsePath(url: string, base: string): string | undefined {
  const [raw = ""] = url.split(/[?#]/, 1);
  if (!raw.startsWith(base)) return undefined;
  const segments = raw.slice(base.length).split("/").map(decode);
  const last = segments.length - 1;
  const isSafe = segments.every((segment, index) => isSegment(segment, index === last));
  if (!isSafe) return undefined;
  const path = segments.join("/");
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

const isSegment = (segment: string | undefined, mayBeEmpty: boolean): boolean =>
  segment !== undefined &&
  !segment.startsWith(".") &&
  !forbidden.test(segment) &&
  !serverNames.includes(segment.toLowerCase()) &&
  (segment !== "" || mayBeEmpty);

/** The mount that shows a path: the longest `at` wins. */
export function mountOf(path: string, mounts: readonly Mount[]): Location | undefined {
  const fitting = mounts.filter(({ at }) => path.startsWith(at));
  const [mount] = fitting.sort((a, b) => b.at.length - a.at.length);
  return mount && { path, mount, below: path.slice(mount.at.length) };
}

/** The real path of a regular file inside the folder; undefined when absent or when a link leads outside. */
export async function fileWithin(root: string, below: string): Promise<string | undefined> {
  try {
    const folder = await realpath(root);
    const file = await realpath(join(folder, below));
    if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
    return (await stat(file)).isFile() ? file : undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

const absences = ["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"];

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && "code" in error && absences.includes(String(error.code));
