import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pulse, type PulsePorts } from "../../src/engine/pulse.ts";

/** A port whose other side answers as long as it lives. */
class FakePort {
  onmessage: (() => void) | null = null;
  pings = 0;
  lives = true;
  isClosed = false;

  postMessage(): void {
    this.pings += 1;
    if (this.lives) this.onmessage?.();
  }

  close(): void {
    this.isClosed = true;
  }
}

let port: FakePort;
let outer: FakePort;
let ends: number;
let pulse: Pulse;

beforeEach(() => {
  vi.useFakeTimers();
  [port, outer, ends] = [new FakePort(), new FakePort(), 0];
  const ports = { inner: port, outer } as unknown as PulsePorts;
  pulse = new Pulse(ports, () => (ends += 1));
});
afterEach(() => void vi.useRealTimers());

const never = (): Promise<never> => new Promise(() => undefined);

it("asks only while somebody waits", async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  expect(port.pings).toBe(0);
  const work = pulse.during(new Promise((resolve) => setTimeout(resolve, 2_200)));
  await vi.advanceTimersByTimeAsync(10_000);
  await work;
  expect(port.pings).toBe(4);
});

it("lets a worker that answers be busy for an hour", async () => {
  port.onmessage?.();
  void pulse.during(never());
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(ends).toBe(0);
});

it("knows within 3 seconds that nobody answers any more, and says it once", async () => {
  port.onmessage?.();
  void pulse.during(never());
  void pulse.during(never());
  await vi.advanceTimersByTimeAsync(60_000);
  port.lives = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ends).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([ends, port.isClosed, outer.isClosed]).toEqual([1, true, true]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toBe(1);
});

it("gives a worker seven seconds to answer for the first time", async () => {
  port.lives = false;
  void pulse.during(never());
  await vi.advanceTimersByTimeAsync(7_000);
  expect(ends).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ends).toBe(1);
});

it("concludes nothing where there can be no inner worker", async () => {
  port.lives = false;
  outer.onmessage?.();
  void pulse.during(never());
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ends).toBe(0);
});

it("hears of a death between two questions at the next one", async () => {
  port.onmessage?.();
  await pulse.during(Promise.resolve());
  port.lives = false;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ends).toBe(0);
  void pulse.during(never());
  await vi.advanceTimersByTimeAsync(3_000);
  expect(ends).toBe(1);
});
