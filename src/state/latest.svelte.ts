/** The newest answer, together with the input that asked for it. Late answers never reach the screen. */
export class Latest<Input, Value> {
  current = $state.raw<{ input: Input; value: Value }>();
  error = $state.raw<Error>();
  pending = $state(false);
  #run: (input: Input, signal: AbortSignal) => Promise<Value>;
  #abort = new AbortController();
  #asked: { input: Input } | undefined;

  constructor(run: (input: Input, signal: AbortSignal) => Promise<Value>) {
    this.#run = run;
  }

  async load(input: Input): Promise<void> {
    this.#asked = { input };
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    this.pending = true;
    try {
      const value = await this.#run(input, signal);
      if (!signal.aborted) [this.current, this.error] = [{ input, value }, undefined];
    } catch (error) {
      if (!signal.aborted) this.error = error as Error;
    }
    if (!signal.aborted) this.pending = false;
  }

  /** Asks the same again, unless it is on its way; the error is gone until it comes back. */
  retry(): void {
    if (this.#asked === undefined || this.pending) return;
    this.error = undefined;
    void this.load(this.#asked.input);
  }

  /** Drops what is on its way. */
  cancel(): void {
    this.#abort.abort();
    this.pending = false;
  }
}
