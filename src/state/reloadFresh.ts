/** Loads the page anew, its document past every cache: the programs that it names then are those on the server. */
export async function reloadFresh(): Promise<void> {
  await fetch(location.href, { cache: "reload" }).catch(() => undefined);
  location.reload();
}
