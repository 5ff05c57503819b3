import { untilAborted } from "./abort.ts";
import type { LoadOptions, ProgressListener } from "./progress.ts";

interface SharedLoad<Value> {
  promise: Promise<Value>;
  stop: AbortController;
  listeners: Set<ProgressListener>;
  waiting: number;
}

/** Loads each key once however many ask for it at a time, and stops a load when nobody waits any more. */
export class SharedLoads<Value> {
  #loads = new Map<string, SharedLoad<Value>>();

  async load(
    key: string,
    start: (options: LoadOptions) => Promise<Value>,
    { signal, onProgress }: LoadOptions,
  ): Promise<Value> {
    const running = this.#loads.get(key);
    if (running?.stop.signal.aborted === true) await running.promise.catch(() => undefined);
    const load = this.#loads.get(key) ?? this.#begin(key, start);
    load.waiting += 1;
    if (onProgress !== undefined) load.listeners.add(onProgress);
    try {
      return await untilAborted(load.promise, signal);
    } finally {
      if (onProgress !== undefined) load.listeners.delete(onProgress);
      load.waiting -= 1;
      if (load.waiting === 0) load.stop.abort();
    }
  }

  #begin(key: string, start: (options: LoadOptions) => Promise<Value>): SharedLoad<Value> {
    const stop = new AbortController();
    const listeners = new Set<ProgressListener>();
    const onProgress: ProgressListener = (progress) =>
      listeners.forEach((listener) => listener(progress));
    const promise = Promise.resolve()
      .then(() => start({ signal: stop.signal, onProgress }))
      .finally(() => this.#loads.delete(key));
    const load = { promise, stop, listeners, waiting: 0 };
    this.#loads.set(key, load);
    return load;
  }
}
