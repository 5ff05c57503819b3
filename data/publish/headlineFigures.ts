import { isWithin, type Place } from "../../src/domain/area.ts";
import type { Dataset, FileRef, Generation } from "../../src/domain/generation.ts";
import type { MeasureId } from "../../src/domain/measure.ts";
import { parseProvenance } from "../../src/domain/provenance.ts";
import { parseCounts, type AnswersFile } from "../../src/query/answersFile.ts";
import { offeredMeasures, offeredPlaces } from "../../src/query/offeredMeasures.ts";
import type { Question } from "../../src/query/question.ts";
import { readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";

/** The headline of a place in the latest period of a generation; null where it is not known or hidden. */
export interface Headline {
  period: string;
  numerator: number | null;
  denominator: number | null;
  /** 0–1 */
  rate: number | null;
  /** Enterprises and units that were accepted. */
  units: number | null;
}

/** The first measure of the site for one place, in the generation of before and in the new one. */
export interface HeadlineFigure {
  place: Place;
  measure: MeasureId;
  before: Headline | null;
  after: Headline | null;
}

/** A generation and where its files are. */
export interface HeadlineSource {
  generation: Generation;
  /** Path of a file that the generation names. */
  file: (ref: FileRef) => string;
  provenance: string | null;
}

/** What a leader would read first, before and after a publication. */
export async function headlineFigures(
  fs: FileSystem,
  before: HeadlineSource | null,
  after: HeadlineSource,
): Promise<HeadlineFigure[]> {
  const ledger = ledgerOf(after);
  const [measure] = ledger === undefined ? [] : offeredMeasures(ledger);
  if (ledger === undefined || measure === undefined) return [];
  const places = new Set(
    [ledger, before && ledgerOf(before)].flatMap((one) => (one ? offeredPlaces(one) : [])),
  );
  const figures: HeadlineFigure[] = [];
  for (const place of places)
    figures.push({
      ...{ place, measure },
      before: before && (await headline(fs, before, place, measure)),
      after: await headline(fs, after, place, measure),
    });
  return figures;
}

const ledgerOf = ({ generation }: HeadlineSource): Dataset | undefined =>
  generation.datasets.find(({ id }) => id === "ledger");

async function headline(
  fs: FileSystem,
  source: HeadlineSource,
  place: Place,
  measure: MeasureId,
): Promise<Headline | null> {
  const latest = ledgerOf(source)?.periods.at(-1);
  if (latest === undefined) return null;
  const { period } = latest;
  const question = { measure, in: place, periods: [period], where: [], by: [] };
  const ref = latest.answers[place];
  const counts = ref === undefined ? null : await counted(fs, source.file(ref), question);
  const units = await unitsOf(fs, source.provenance, place, period);
  const { numerator = null, denominator = null } = counts ?? {};
  const rate = numerator === null || !denominator ? null : numerator / denominator;
  return { period, numerator, denominator, rate, units };
}

/** A file that cannot be read has no figure: that it is damaged is told elsewhere. */
async function counted(fs: FileSystem, path: string, question: Question) {
  const answers = await document(fs, path, (text) => JSON.parse(text) as AnswersFile);
  const row = answers === null ? undefined : parseCounts(answers, question)?.[0];
  return row && { numerator: known(row.numerator), denominator: known(row.denominator) };
}

const known = (count: number | null): number | null => (Number.isFinite(count) ? count : null);

async function unitsOf(fs: FileSystem, path: string | null, place: Place, period: string) {
  const provenance = path === null ? null : await document(fs, path, parseProvenance);
  const table = provenance?.tables.find(
    (one) => one.dataset === "ledger" && one.period === period && one.table === "enterprise",
  );
  if (table === undefined) return null;
  const inside = Object.entries(table.accepted).filter(([adcode]) => isWithin(adcode, place));
  return inside.reduce((sum, [, rows]) => sum + rows, 0);
}

async function document<Value>(fs: FileSystem, path: string, parse: (text: string) => Value) {
  const text = (await readOrNull(fs, path))?.toString();
  try {
    return text === undefined ? null : parse(text);
  } catch {
    return null;
  }
}
