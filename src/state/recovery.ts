import { getContext, setContext } from "svelte";

/** What a page can do about files that are not as they were published. */
export interface Recovery {
  /** Generation before the one that is open; null when none is known. */
  readonly previous: string | null;
  openPrevious: () => void;
  checkServer: () => void;
}

const key = Symbol("recovery");

export const setRecovery = (recovery: Recovery): Recovery => setContext(key, recovery);

/** undefined where a component stands by itself, which then offers none of it. */
export const getRecovery = (): Recovery | undefined => getContext(key);
