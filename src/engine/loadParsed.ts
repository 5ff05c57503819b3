import { fetchFile, type FetchOptions, type FileRequest } from "./fetchFile.ts";
import { parseText } from "./parseText.ts";
import { SnapshotError } from "./snapshotError.ts";

/**
 * What `parse` makes of a file. A copy that cannot be read is asked for once more past every cache: where it came out of
 * one, the server would confirm it for ever. Throws a SnapshotError that names the file.
 */
export async function loadParsed<Value>(
  request: FileRequest,
  parse: (text: string) => Value,
  options: FetchOptions,
): Promise<Value> {
  const load = async (asked: FileRequest): Promise<Value> =>
    parseText(asked.file, await fetchFile(asked, options), parse);
  try {
    return await load(request);
  } catch (error) {
    const isUnreadable = error instanceof SnapshotError && error.fault === "unreadable";
    if (!isUnreadable || request.fresh === "past-cache") throw error;
    return load({ ...request, fresh: "past-cache" });
  }
}
