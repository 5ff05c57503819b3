export const abortError = (): DOMException => new DOMException("no longer wanted", "AbortError");

export const isAbort = (error: unknown): boolean =>
  error instanceof Error && error.name === "AbortError";

/** `signal.throwIfAborted` for browsers before Chrome 100. */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortError();
}

/** The promise, or an AbortError as soon as the signal says so; the work itself goes on. */
export function untilAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(abortError());
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Resolves after a time; rejects with an AbortError when the signal comes first. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const wait = new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  return untilAborted(wait, signal);
}
