import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "../../src/state/announcer.svelte.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("says the last of several messages, once it is quiet for half a second", () => {
  const announcer = new Announcer();
  announcer.say("杭州");
  vi.advanceTimersByTime(400);
  announcer.say("上海");
  vi.advanceTimersByTime(499);
  expect(announcer.text).toBe("");
  vi.advanceTimersByTime(1);
  expect(announcer.text).toBe("上海");
});

it("says messages that are further apart one after the other", () => {
  const announcer = new Announcer();
  announcer.say("杭州");
  vi.advanceTimersByTime(500);
  expect(announcer.text).toBe("杭州");
  announcer.say("上海");
  expect(announcer.text).toBe("杭州");
  vi.advanceTimersByTime(500);
  expect(announcer.text).toBe("上海");
});
