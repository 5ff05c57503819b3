import { createContext } from "svelte";

/** One polite message per change for screen readers: the last one within half a second wins. */
export class Announcer {
  text = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.text = text), 500);
  }
}

export const [getAnnouncer, setAnnouncer] = createContext<Announcer>();
