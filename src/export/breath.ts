/** Main-thread work between two breaths, in milliseconds. */
const longest = 12;

/** Lets the page breathe while something long is made. Throws an AbortError when it is to stop. */
export class Breath {
  #since = performance.now();
  readonly #signal: AbortSignal | undefined;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Pauses when the page has waited long enough. */
  async pause(): Promise<void> {
    if (this.#signal?.aborted === true) throw stopped();
    if (performance.now() - this.#since < longest) return;
    await nextTask();
    this.#since = performance.now();
  }
}

const stopped = (): DOMException => new DOMException("the writing was stopped", "AbortError");

/** A message comes sooner than a timer, and is not slowed down in a tab behind others. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
