import { SnapshotError } from "./snapshotError.ts";

/** A part of the program that is fetched when needed; throws a SnapshotError that names it. */
export async function loadPart<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const message = `this part of the program did not start (${String(error)}); check the network, then reload`;
    throw new SnapshotError(name, "unreachable", message, error);
  }
}
