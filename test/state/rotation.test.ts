import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Rotation } from "../../src/state/rotation.svelte.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seconds = (count: number): void => void vi.advanceTimersByTime(count * 1000);
const rotation = (options: Partial<ConstructorParameters<typeof Rotation>[0]> = {}): Rotation =>
  new Rotation({ count: () => 3, ...options });

describe("a rotation", () => {
  it("shows the next one every 12 seconds, and after the last the first", () => {
    const shown = rotation();
    const seen = [shown.index];
    for (let turn = 0; turn < 4; turn += 1) {
      seconds(11.9);
      expect(shown.index).toBe(seen.at(-1));
      seconds(0.1);
      seen.push(shown.index);
    }
    expect(seen).toEqual([0, 1, 2, 0, 1]);
    shown.stop();
  });

  it("stops when touched, and goes on 60 seconds after the last touch", () => {
    const shown = rotation();
    shown.touch();
    expect(shown.state).toBe("held");
    seconds(50);
    shown.touch();
    seconds(59);
    expect([shown.state, shown.index]).toEqual(["held", 0]);
    seconds(1);
    expect([shown.state, shown.index]).toEqual(["running", 0]);
    seconds(12);
    expect(shown.index).toBe(1);
    shown.stop();
  });

  it("goes on at once when asked", () => {
    const shown = rotation();
    shown.touch();
    shown.show(2);
    shown.resume();
    seconds(12);
    expect(shown.index).toBe(0);
    shown.stop();
  });

  it("stands as long as it is paused, whoever touches it", () => {
    const shown = rotation();
    shown.pause();
    shown.touch();
    seconds(3600);
    expect([shown.state, shown.index]).toEqual(["paused", 0]);
    shown.stop();
  });

  it("begins paused where nothing may move by itself", () => {
    const shown = rotation({ isCalm: true });
    seconds(600);
    expect([shown.state, shown.index]).toEqual(["paused", 0]);
    shown.resume();
    seconds(12);
    expect(shown.index).toBe(1);
    shown.stop();
  });

  it("says when a round has ended, never while it is touched", () => {
    const onround = vi.fn();
    const shown = rotation({ onround });
    seconds(24);
    expect(onround).not.toHaveBeenCalled();
    seconds(12);
    expect(onround).toHaveBeenCalledTimes(1);
    shown.touch();
    seconds(59);
    expect(onround).toHaveBeenCalledTimes(1);
    shown.stop();
  });

  it("says it of a paused one, too, when nobody has touched it for a minute", () => {
    const onround = vi.fn();
    const shown = rotation({ onround, isCalm: true });
    seconds(40);
    shown.touch();
    seconds(59);
    expect(onround).not.toHaveBeenCalled();
    seconds(1);
    expect(onround).toHaveBeenCalledTimes(1);
    shown.stop();
  });

  it("leaves no timer behind, however often it was touched", () => {
    const shown = rotation();
    for (let touch = 0; touch < 100; touch += 1) shown.touch();
    expect(vi.getTimerCount()).toBe(1);
    shown.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("of nothing shows nothing", () => {
    const shown = rotation({ count: () => 0 });
    seconds(120);
    expect(shown.index).toBe(0);
    shown.stop();
  });
});
