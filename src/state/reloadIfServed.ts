/**
 * Reloads when the server answers for the page; whether it did. A screen that nobody attends must not give its figures
 * for an error page.
 */
export async function reloadIfServed(reload: () => unknown): Promise<boolean> {
  const answer = await fetch(location.href, { cache: "reload" }).catch(() => undefined);
  if (answer?.ok !== true) return false;
  await reload();
  return true;
}
