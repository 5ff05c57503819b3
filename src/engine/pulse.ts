/** Milliseconds between two pings. */
const beat = 500;
/** Pings without an answer after which nobody is there. */
const missable = 5;

/**
 * Tells a dead worker from a busy one. What answers is a worker inside the worker: it dies with it, but goes on while
 * the database computes and cannot answer itself. Beats are counted, not the clock read: a computer that slept does not
 * make a living worker look dead. Where there is no inner worker nothing is concluded.
 */
export class Pulse {
  readonly #port: MessagePort;
  readonly #onEnd: () => void;
  #waiting = 0;
  #unanswered = 0;
  #isHeard = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(port: MessagePort, onEnd: () => void) {
    this.#port = port;
    this.#onEnd = onEnd;
    port.onmessage = () => {
      this.#isHeard = true;
      this.#unanswered = 0;
    };
  }

  /** Asks for signs of life until the work settles. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#waiting += 1;
    if (this.#waiting === 1) this.#timer = setInterval(() => this.#beat(), beat);
    try {
      return await work;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) clearInterval(this.#timer);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#port.close();
  }

  #beat(): void {
    if (this.#isHeard && this.#unanswered >= missable) {
      this.close();
      return this.#onEnd();
    }
    this.#unanswered += 1;
    this.#port.postMessage(null);
  }
}
