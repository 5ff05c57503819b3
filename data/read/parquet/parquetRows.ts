import type { CellFault } from "../cell.ts";
import type { CellKind, LedgerRow } from "../ledgerSource.ts";
import type { Part } from "./listParts.ts";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { RecordBatch, Reply, Request } from "./parquetMessage.ts";
import { ReaderEnded, type ParquetReader } from "./parquetReader.ts";
import { countRefusal, endRefusal, faultRefusal } from "./parquetRefusal.ts";
import { matchColumns, partColumns, type PartColumn } from "./partColumns.ts";

type Answer = Exclude<Reply, { tell: "fault" }>;

/** Reads the part files of one ledger, one after the other, by one reading process. */
class PartsReading {
  #reader: ParquetReader;
  #limits: ParquetLimits;
  #row = 0;
  #first: { part: Part; columns: PartColumn[] } | undefined;

  constructor(reader: ParquetReader, limits: ParquetLimits) {
    this.#reader = reader;
    this.#limits = limits;
  }

  async *read(part: Part): AsyncGenerator<LedgerRow> {
    const opened = await this.#ask({ ask: "open", path: part.path }, part, this.#row);
    if (opened.tell !== "opened") throw new Error(`unexpected reply: ${opened.tell}`);
    const columns = partColumns(part, opened.columns);
    const isFirst = this.#first === undefined;
    const first = (this.#first ??= { part, columns });
    const order = matchColumns(first.part, first.columns, part, columns);
    if (isFirst) yield { row: (this.#row += 1), cells: columns.map(({ name }) => name) };
    yield* this.#records(part, rowMaker(part, columns, order), opened.count);
  }

  async *#records(part: Part, rowOf: RowMaker, declared: number): AsyncGenerator<LedgerRow> {
    const rowsBefore = this.#row;
    for (;;) {
      const reply = await this.#ask({ ask: "next" }, part, rowsBefore);
      if (reply.tell !== "records") throw new Error(`unexpected reply: ${reply.tell}`);
      if (reply.count === 0) break;
      for (const record of recordsOf(reply)) yield rowOf((this.#row += 1), record);
    }
    const found = this.#row - rowsBefore;
    if (found !== declared) throw countRefusal(part.name, declared, found);
  }

  async #ask(request: Request, part: Part, rowsBefore: number): Promise<Answer> {
    const reply = await this.#reader.ask(request).catch((error: unknown) => {
      throw error instanceof ReaderEnded ? endRefusal(part.name, error.end) : error;
    });
    if (reply.tell === "fault") throw faultRefusal(part.name, reply, rowsBefore, this.#limits);
    return reply;
  }
}

type ParquetRecord = readonly (string | null)[];

const recordsOf = ({ json }: RecordBatch): ParquetRecord[] =>
  JSON.parse(`[${Buffer.from(json.buffer, json.byteOffset, json.length).toString()}]`);

type RowMaker = (row: number, record: ParquetRecord) => LedgerRow;

/** Makes rows of a part's records, in the order of the first part's columns. */
function rowMaker(part: Part, columns: readonly PartColumn[], order: readonly number[]): RowMaker {
  const partitions = part.partitions.map(({ value }) => value);
  const sources = order.map((from) => ({ from, read: columns[from]?.reader.read }));
  const kinds: CellKind[] = order.map((from) => columns[from]?.reader.kind ?? "text");
  return (row, record) => {
    const texts = [...record, ...partitions];
    const cells: string[] = [];
    const faults = new Map<number, CellFault>();
    for (const [at, { from, read }] of sources.entries()) {
      const text = texts[from] ?? null;
      const cell = text === null || read === undefined ? "" : read(text);
      if (typeof cell !== "string") faults.set(at, cell.fault);
      cells.push(typeof cell === "string" ? cell : cell.text);
    }
    return { row, cells, kinds, ...(faults.size > 0 ? { faults } : {}) };
  };
}

/**
 * The header and the records of the parts as rows, numbered through; the reader is the caller's to stop. Throws
 * LedgerError when a part is refused, has other columns than the first, or another number of records than it declares.
 */
export async function* parquetRows(
  reader: ParquetReader,
  parts: readonly Part[],
  limits: ParquetLimits,
): AsyncGenerator<LedgerRow> {
  const reading = new PartsReading(reader, limits);
  for (const part of parts) yield* reading.read(part);
}
