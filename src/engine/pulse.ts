/** Milliseconds between two pings. */
const beat = 500;
/** Pings without an answer after which nobody is there: once there was one, and before. */
const [missable, missableAtFirst] = [5, 14];

/** The page's ends of two channels to a worker. */
export interface PulsePorts {
  /** To the worker inside the worker, which answers pings. */
  inner: MessagePort;
  /** To the worker itself, which says when it can have none inside it. */
  outer: MessagePort;
}

/**
 * Tells a dead worker from a busy one. What answers is a worker inside the worker: it dies with it, but goes on while
 * the database computes and cannot answer itself. Beats are counted, not the clock read: a computer that slept does not
 * make a living worker look dead. Where there is no inner worker nothing is concluded.
 */
export class Pulse {
  readonly #ports: PulsePorts;
  readonly #onEnd: () => void;
  #waiting = 0;
  #unanswered = 0;
  #missable = missableAtFirst;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(ports: PulsePorts, onEnd: () => void) {
    this.#ports = ports;
    this.#onEnd = onEnd;
    ports.outer.onmessage = () => (this.#missable = Infinity);
    ports.inner.onmessage = () => {
      this.#missable = missable;
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
    for (const port of Object.values(this.#ports)) port.close();
  }

  #beat(): void {
    if (this.#unanswered >= this.#missable) {
      this.close();
      return this.#onEnd();
    }
    this.#unanswered += 1;
    this.#ports.inner.postMessage(null);
  }
}
