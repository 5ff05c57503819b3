import { dataBase } from "./pageBase.ts";

/** Several sites may share a host. */
const key = `atlas version ${dataBase}`;

/** The highest publication that this tab has seen of this site; 0 when none, or when the browser keeps nothing. */
export function seenVersion(): number {
  try {
    return Number(sessionStorage.getItem(key) ?? 0) || 0;
  } catch {
    return 0;
  }
}

export function noteVersion(version: number): void {
  if (version <= seenVersion()) return;
  try {
    sessionStorage.setItem(key, String(version));
  } catch {
    // Without storage a stale pointer is noticed only as long as the page is open.
  }
}
