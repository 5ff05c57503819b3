import type { Snapshot } from "../engine/snapshot.ts";
import { reloadFresh } from "./reloadFresh.ts";

/** Whether the address asks for another generation than the open one, which then is loaded as a whole. */
export function isOtherGeneration(
  wanted: string | null,
  { id, requested, pointer }: Pick<Snapshot, "id" | "requested" | "pointer">,
): boolean {
  if (wanted === null) return requested !== null && id !== pointer.generation;
  return wanted !== id && wanted !== requested;
}

/** Reloads the page when its address comes to name another generation. Call it while a component initialises. */
export function followGeneration(
  wanted: () => string | null,
  open: () => Snapshot | undefined,
  reload: () => void = () => void reloadFresh(),
): void {
  $effect(() => {
    const snapshot = open();
    if (snapshot !== undefined && isOtherGeneration(wanted(), snapshot)) reload();
  });
}
