import { expect } from "vitest";
import { nodeFileSystem } from "../../../data/publish/fileSystem.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { publish } from "../../../data/publish/publish.ts";
import { verify } from "../../../data/publish/verify.ts";
import { bundlePublisher, PublisherProcess } from "./publisherProcess.ts";
import { openAsReader } from "./siteReader.ts";
import { testMachine } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";

const months = ["may", "june", "july"] as const;
const pages = ["spring", "summer"] as const;

/** Publishers in processes of their own, with readers and with each other. */
export class ConcurrentPublication {
  readonly #tiny = new TinyFolders();
  #publishers: PublisherProcess[] = [];

  async prepare(): Promise<void> {
    await this.#tiny.addSites(...pages);
    await this.#tiny.addData({ may: { covered: 1 }, june: { covered: 2 }, july: { covered: 3 } });
    const program = await bundlePublisher(this.#tiny.make());
    const two = [new PublisherProcess(program), new PublisherProcess(program)];
    this.#publishers = await Promise.all(two.map((one) => one.start()));
  }

  async remove(): Promise<void> {
    for (const one of this.#publishers) await one.kill();
    this.#tiny.remove();
  }

  async #published(): Promise<string> {
    const to = this.#tiny.target();
    await publish(testMachine(), this.#tiny.request(to, "spring", "may"));
    return to;
  }

  #publish(publisher: number, to: string, month: number, page: number) {
    const data = this.#tiny.data(months[month % months.length] ?? "may");
    const site = this.#tiny.site(pages[page % pages.length] ?? "spring");
    return this.#publishers[publisher]?.publish({ to, site, data }) ?? Promise.resolve(null);
  }

  /** Readers open the site again and again while it is published; returns how often they did. */
  async readDuring(publications: number, readers: number): Promise<number> {
    const to = await this.#published();
    let isOver = false;
    let opened = 0;
    const read = async (): Promise<void> => {
      let version = 0;
      while (!isOver) {
        const seen = await openAsReader(to);
        expect(seen.version).toBeGreaterThanOrEqual(version);
        version = seen.version;
        opened += 1;
      }
    };
    const reading = Array.from({ length: readers }, read);
    for (let i = 1; i <= publications; i += 1)
      expect(await this.#publish(0, to, i, i)).toMatchObject({ refused: [] });
    isOver = true;
    await Promise.all(reading);
    expect((await openAsReader(to)).version).toBe(publications + 1);
    await this.#expectClean(to);
    return opened;
  }

  /** Two publish at once: one at least comes through, the other is refused or comes after it. How many did. */
  async pair(round: number): Promise<number> {
    const to = await this.#published();
    const both = await Promise.all([
      this.#publish(0, to, 1, round),
      this.#publish(1, to, 2, round + 1),
    ]);
    const refusals = both.flatMap((done) => done?.refused ?? ["died"]);
    expect(refusals.filter((code) => code !== "locked")).toEqual([]);
    expect(refusals.length).toBeLessThan(2);
    const { version } = await openAsReader(to);
    expect(version).toBe(1 + 2 - refusals.length);
    await this.#expectClean(to);
    this.#tiny.discard(to);
    return 2 - refusals.length;
  }

  async #expectClean(to: string): Promise<void> {
    const { findings, notices } = await verify(folderSource(nodeFileSystem, to));
    expect([findings, notices]).toEqual([[], []]);
  }
}
