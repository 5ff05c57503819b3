import { describe, expect, it, vi } from "vitest";
import { Latest } from "../../src/state/latest.svelte.ts";

interface Run {
  input: string;
  signal: AbortSignal;
  answer: (value: string) => void;
  fail: (error: Error) => void;
}

/** A `Latest` whose questions are answered by hand, in any order. */
function byHand() {
  const runs: Run[] = [];
  const latest = new Latest<string, string>(
    (input, signal) =>
      new Promise((answer, fail) => {
        runs.push({ input, signal, answer, fail });
      }),
  );
  const run = (input: string): Run => {
    const found = runs.findLast((one) => one.input === input);
    if (found === undefined) throw new Error(`never asked: ${input}`);
    return found;
  };
  return { latest, run };
}

describe("the newest answer", () => {
  it("carries the input that asked for it", async () => {
    const { latest, run } = byHand();
    const loading = latest.load("杭州");
    expect([latest.pending, latest.current]).toEqual([true, undefined]);
    run("杭州").answer("77.6");
    await loading;
    expect(latest.current).toEqual({ input: "杭州", value: "77.6" });
    expect([latest.pending, latest.error]).toEqual([false, undefined]);
  });

  it("stays on screen while the next is on its way", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    run("杭州").answer("77.6");
    await first;
    const second = latest.load("上海");
    expect(latest.current?.input).toBe("杭州");
    expect(latest.pending).toBe(true);
    run("上海").answer("81.2");
    await second;
    expect(latest.current).toEqual({ input: "上海", value: "81.2" });
  });

  it("is never replaced by a late one", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    const second = latest.load("上海");
    expect(run("杭州").signal.aborted).toBe(true);
    expect(run("上海").signal.aborted).toBe(false);
    run("上海").answer("81.2");
    await second;
    run("杭州").answer("77.6");
    await first;
    expect(latest.current).toEqual({ input: "上海", value: "81.2" });
  });

  it("does not show the overtaken one even when it comes first", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    const second = latest.load("上海");
    run("杭州").answer("77.6");
    await first;
    expect([latest.current, latest.pending]).toEqual([undefined, true]);
    run("上海").answer("81.2");
    await second;
    expect(latest.current?.input).toBe("上海");
  });

  it("is the last of many, whatever the order of arrival", async () => {
    const { latest, run } = byHand();
    const inputs = Array.from({ length: 30 }, (_, index) => String(index));
    const loading = inputs.map((input) => latest.load(input));
    // Every seventh of thirty, round and round: each once, the last somewhere in the middle.
    for (const index of inputs.keys()) run(String((index * 7) % 30)).answer(`value ${index}`);
    await Promise.all(loading);
    expect(latest.current?.input).toBe("29");
    expect(latest.pending).toBe(false);
  });
});

describe("a failure", () => {
  it("keeps what was shown, and goes with the next answer", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    run("杭州").answer("77.6");
    await first;
    const second = latest.load("上海");
    run("上海").fail(new Error("offline"));
    await second;
    expect(latest.current).toEqual({ input: "杭州", value: "77.6" });
    expect(latest.error?.message).toBe("offline");
    expect(latest.pending).toBe(false);
    const third = latest.load("广西");
    run("广西").answer("64.0");
    await third;
    expect(latest.error).toBeUndefined();
  });

  it("of an overtaken question is nobody's business", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    const second = latest.load("上海");
    run("上海").answer("81.2");
    await second;
    run("杭州").fail(new Error("offline"));
    await first;
    expect(latest.error).toBeUndefined();
    expect(latest.current?.input).toBe("上海");
  });

  it("before anything was asked is held too", async () => {
    const latest = new Latest<string, string>(() => {
      throw new Error("no ledgers");
    });
    await latest.load("杭州");
    expect(latest.error?.message).toBe("no ledgers");
    expect(latest.pending).toBe(false);
  });
});

describe("cancelling", () => {
  it("drops what is on its way and keeps what is shown", async () => {
    const { latest, run } = byHand();
    const first = latest.load("杭州");
    run("杭州").answer("77.6");
    await first;
    const second = latest.load("上海");
    latest.cancel();
    expect(run("上海").signal.aborted).toBe(true);
    expect(latest.pending).toBe(false);
    run("上海").answer("81.2");
    await second;
    expect(latest.current?.input).toBe("杭州");
  });

  it("does not stand in the way of the next question", async () => {
    const asked = vi.fn(async (input: string) => input);
    const latest = new Latest(asked);
    latest.cancel();
    await latest.load("广西");
    expect(latest.current).toEqual({ input: "广西", value: "广西" });
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

describe("another try", () => {
  it("asks the same again, once at a time, and takes the error away meanwhile", async () => {
    const { latest, run } = byHand();
    const loading = latest.load("杭州");
    run("杭州").fail(new Error("offline"));
    await loading;
    const first = run("杭州");
    latest.retry();
    const second = run("杭州");
    expect(second).not.toBe(first);
    expect([latest.error, latest.pending]).toEqual([undefined, true]);
    latest.retry();
    expect(run("杭州")).toBe(second);
    second.answer("77.6");
    await vi.waitFor(() => expect(latest.current?.value).toBe("77.6"));
  });

  it("does nothing before anything was asked", () => {
    const { latest } = byHand();
    latest.retry();
    expect(latest.pending).toBe(false);
  });
});
