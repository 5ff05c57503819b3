import { SnapshotError } from "./snapshotError.ts";

/** Where the browser says that it looked: an address, or a path that Vite names. */
const named = /(https?:\/\/[^\s"']+|\S+\.css)/;

/**
 * A part of the program that is fetched when needed. Throws a SnapshotError that names it, or `name` when the browser
 * does not tell, and says why it did not come.
 */
export async function loadPart<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof SnapshotError) throw error;
    const [address] = named.exec(String(error)) ?? [];
    throw address === undefined
      ? notStarted(name, error)
      : await explain(new URL(address, document.baseURI), error);
  }
}

const notStarted = (name: string, cause: unknown): SnapshotError =>
  new SnapshotError(
    name,
    "unreachable",
    `this part of the program did not start (${String(cause)}); check the network, then reload`,
    cause,
  );

/** Asks for the file once more, to see what the browser does not tell. */
async function explain(address: URL, cause: unknown): Promise<SnapshotError> {
  const file = address.pathname.split("/").slice(-2).join("/");
  const response = await fetch(address, { cache: "reload" }).catch(() => undefined);
  if (response === undefined) return notStarted(file, cause);
  const { status } = response;
  const type = response.headers.get("content-type") ?? "";
  const fail = (fault: SnapshotError["fault"], message: string): SnapshotError =>
    new SnapshotError(file, fault, message, cause, { status, type });
  if (status === 404) return fail("missing", "not on the server (404); reload the page");
  if (!response.ok) return fail("server", `the server answered with status ${status}`);
  if (/html/.test(type)) return fail("html", "a web page came instead (a login page?); sign in");
  if (!/javascript|css/.test(type))
    return fail("wrong-type", `sent as ${type || "no type"}; the server must send its MIME type`);
  return notStarted(file, cause);
}
