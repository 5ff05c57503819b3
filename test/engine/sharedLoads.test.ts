import { describe, expect, it, vi } from "vitest";
import { abortError } from "../../src/engine/abort.ts";
import type { LoadOptions } from "../../src/engine/progress.ts";
import { SharedLoads } from "../../src/engine/sharedLoads.ts";

/** A load that a test finishes by hand, and that heeds its signal. */
function loader(): {
  start: (options: LoadOptions) => Promise<string>;
  finish: () => void;
  begun: number;
} {
  const state = { begun: 0, finish: (): void => undefined };
  const start = ({ signal, onProgress }: LoadOptions): Promise<string> => {
    state.begun += 1;
    onProgress?.({ file: "a", loaded: 1, total: 2 });
    return new Promise((resolve, reject) => {
      state.finish = () => resolve("done");
      signal?.addEventListener("abort", () => setTimeout(() => reject(abortError())));
    });
  };
  return Object.assign(state, { start });
}

describe("SharedLoads", () => {
  it("goes on while somebody waits", async () => {
    const [loads, load, stop] = [new SharedLoads<string>(), loader(), new AbortController()];
    const impatient = loads.load("k", load.start, { signal: stop.signal });
    const patient = loads.load("k", load.start, {});
    stop.abort();
    await expect(impatient).rejects.toMatchObject({ name: "AbortError" });
    load.finish();
    expect(await patient).toBe("done");
    expect(load.begun).toBe(1);
  });

  it("stops when nobody waits, and whoever comes then begins anew", async () => {
    const [loads, load, stop] = [new SharedLoads<string>(), loader(), new AbortController()];
    const first = loads.load("k", load.start, { signal: stop.signal });
    stop.abort();
    await expect(first).rejects.toMatchObject({ name: "AbortError" });
    const second = loads.load("k", load.start, {});
    await vi.waitFor(() => expect(load.begun).toBe(2));
    load.finish();
    expect(await second).toBe("done");
  });
});
