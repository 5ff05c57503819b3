import { setTimeout as pause } from "node:timers/promises";
import { thisMachine } from "../../../data/publish/fileSystem.ts";
import { BrokenPublication } from "./brokenPublication.ts";
import { bundlePublisher, PublisherProcess } from "./publisherProcess.ts";

/** A publication that is killed with -9 in a process of its own. */
export class KilledPublication {
  readonly #broken = new BrokenPublication();
  #program = "";
  /** The least milliseconds that a whole publication took. */
  #milliseconds = Infinity;
  /** Writing calls of a publication. */
  calls = 0;

  async prepare(): Promise<void> {
    await this.#broken.prepare();
    this.#program = await bundlePublisher(this.#broken.make());
    const whole = await new PublisherProcess(this.#program).start();
    for (let i = 0; i < 3; i += 1) {
      const to = this.#broken.copy();
      const began = Date.now();
      this.calls = (await whole.publish(this.#broken.job(to)))?.calls ?? 0;
      this.#milliseconds = Math.min(this.#milliseconds, Date.now() - began);
      this.#broken.discard(to);
    }
    await whole.kill();
  }

  remove(): void {
    this.#broken.remove();
  }

  /** Kills itself before its n-th writing call. */
  async killAt(n: number): Promise<void> {
    const to = this.#broken.copy();
    const publisher = await new PublisherProcess(this.#program).start();
    const done = await publisher.publish({ ...this.#broken.job(to), killAt: n });
    if (done !== null) throw new Error(`was not killed at ${n}: ${JSON.stringify(done)}`);
    await publisher.ended();
    await this.#check(to, `killed at call ${n}`);
  }

  /** Is killed at a moment, 0 being the start and 1 about the end. Whether that was in the midst of it. */
  async killAfter(share: number): Promise<boolean> {
    const to = this.#broken.copy();
    const publisher = await new PublisherProcess(this.#program).start();
    const publishing = publisher.publish(this.#broken.job(to));
    const milliseconds = share * this.#milliseconds;
    await pause(milliseconds);
    await publisher.kill();
    const isMidst = (await publishing) === null;
    await this.#check(to, `killed after ${milliseconds.toFixed(2)} ms`);
    return isMidst;
  }

  async #check(to: string, about: string): Promise<void> {
    await this.#broken.expectWhole(to, about);
    await this.#broken.expectRecovery(to, about, thisMachine());
    this.#broken.discard(to);
  }
}
