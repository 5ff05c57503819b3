import { basename } from "node:path";
import type {
  AcceptedChange,
  LedgerInput,
  Provenance,
  TableReport,
} from "../../src/domain/provenance.ts";
import { refusal } from "../read/ledgerError.ts";
import { problemRules, type ProblemCode, type Report } from "../read/problem.ts";
import { absurdChange, absurdChanges } from "./absurdChange.ts";
import type { BuiltProvenance } from "./provenance.ts";
import type { LedgerFolder, StagedPeriod } from "./stagedPeriod.ts";

interface ReviewOptions {
  limits?: ReadonlyMap<ProblemCode, number> | undefined;
  /** Rows that the files of a table should have together, as declared. */
  declaredRows?: ReadonlyMap<string, number> | undefined;
  acceptChange?: string | undefined;
  report: Report;
}

const overThreshold = (folder: string, code: ProblemCode, count: number, limit: number) =>
  refusal({
    file: folder,
    row: null,
    column: null,
    value: `${code} ${count}`,
    code: "over-threshold",
    fix: {
      zh: `“${problemRules[code].words.zh}”有 ${count} 处，所设上限为 ${limit}：改正后再来，或放宽 --stop`,
      en: `${problemRules[code].words.en}: ${count}, the threshold is ${limit}; correct them or raise --stop`,
    },
  });

const wrongCount = (folder: string, table: string, found: number, declared: number) =>
  refusal({
    file: folder,
    row: null,
    column: null,
    value: `${table} ${found}`,
    code: "row-count",
    fix: {
      zh: `${table} 有 ${found} 行，所报为 ${declared} 行：核对文件是否齐全、完整`,
      en: `${table} has ${found} rows, ${declared} were declared: are all files there, and whole?`,
    },
  });

/** Looks at each staged period before it is written, and keeps what the provenance will say of it. */
export class BuildReview {
  #before: Provenance | null;
  #options: ReviewOptions;
  #inputs: LedgerInput[] = [];
  #tables: TableReport[] = [];
  #changes: AcceptedChange[] = [];

  constructor(before: Provenance | null, options: ReviewOptions) {
    this.#before = before;
    this.#options = options;
  }

  get built(): BuiltProvenance {
    return { inputs: this.#inputs, tables: this.#tables, acceptedChanges: this.#changes };
  }

  /** Throws LedgerError for a period with more problems than allowed, or one that differs absurdly from the last. */
  take({ folder }: LedgerFolder, staged: StagedPeriod): void {
    this.#checkRows(basename(folder), staged);
    this.#checkLimits(basename(folder), staged);
    if (staged.dataset === "ledger") this.#checkChange(basename(folder), staged);
    this.#noteSameInputs(staged);
    this.#inputs.push(...staged.inputs);
    this.#tables.push(...staged.reports);
  }

  #checkRows(folder: string, { reports }: StagedPeriod): void {
    for (const [table, declared] of this.#options.declaredRows ?? []) {
      const found = reports.find((one) => one.table === table)?.rowsIn ?? 0;
      if (found !== declared) throw wrongCount(folder, table, found, declared);
    }
  }

  #checkLimits(folder: string, { reports }: StagedPeriod): void {
    for (const [code, limit] of this.#options.limits ?? []) {
      const count = reports
        .flatMap(({ problems }) => problems)
        .filter((problem) => problem.code === code)
        .reduce((sum, problem) => sum + problem.count, 0);
      if (count > limit) throw overThreshold(folder, code, count, limit);
    }
  }

  #checkChange(folder: string, { period, reports }: StagedPeriod): void {
    const changes = absurdChanges(reports, this.#tablesBefore(period));
    if (changes.length === 0) return;
    const reason = this.#options.acceptChange;
    if (reason === undefined) throw absurdChange(folder, changes);
    this.#changes.push({ period, reason, changes });
  }

  /** The ledgers of the last period before one, of this build or of an earlier one. */
  #tablesBefore(period: string): TableReport[] {
    const known = [...(this.#before?.tables ?? []), ...this.#tables].filter(
      (one) => one.dataset === "ledger" && one.period < period,
    );
    const last = known
      .map((one) => one.period)
      .sort()
      .at(-1);
    const own = this.#tables.some((one) => one.dataset === "ledger" && one.period === last);
    return (own ? this.#tables : known).filter(
      (one) => one.period === last && one.dataset === "ledger",
    );
  }

  #noteSameInputs({ inputs, tables }: StagedPeriod): void {
    const earlier = [...(this.#before?.inputs ?? []), ...this.#inputs];
    for (const { sha256, file, period, table } of inputs) {
      const same = earlier.find((one) => one.sha256 === sha256 && one.period !== period);
      if (same === undefined) continue;
      tables.find((one) => one.table === table)?.tally.problem("same-input", null);
      this.#options.report({
        file,
        row: null,
        column: null,
        value: same.file,
        code: "same-input",
        fix: {
          zh: `与 ${same.period} 的 ${same.file} 内容相同：是否误交了旧文件？`,
          en: `the same content as ${same.file} of ${same.period}: was an old file handed in?`,
        },
      });
    }
  }
}
