import { LedgerError } from "../ledgerError.ts";
import { shortened, type Problem } from "../problem.ts";
import { cellReader } from "./parquetCell.ts";
import type { Part } from "./listParts.ts";
import type { ParquetColumn } from "./parquetMessage.ts";
import { shownName } from "./parquetRefusal.ts";

type Words = Problem["fix"];

/** A column of a part with the way its cells are read; partitions come last. */
export interface PartColumn {
  name: string;
  type: string;
  reader: NonNullable<ReturnType<typeof cellReader>>;
}

const problem = (
  part: Part,
  column: string,
  code: Problem["code"],
  value: string,
  fix: Words,
): Problem => ({
  file: shownName(part.name),
  row: 1,
  column: shortened(column),
  value: shortened(value),
  code,
  fix,
});

const notFlat = (part: Part, { name, type }: ParquetColumn): Problem =>
  problem(part, name, "nested-column", type, {
    zh: `列类型 ${shortened(type)} 不是文字、数字、是否或日期：展开成单独的列、导出为文字，或删除这一列`,
    en: `type ${shortened(type)} is no text, number, boolean or date: spread it over columns, write it as text, or leave it out`,
  });

const twice = (part: Part, name: string): Problem =>
  problem(part, name, "duplicate-label", name, {
    zh: "文件夹名和文件内都有这一列：只留一处",
    en: "the column is in the folder's name and in the file: keep one",
  });

/** The columns of a part file and of its partitions. Throws LedgerError for every one that no ledger has. */
export function partColumns(part: Part, columns: readonly ParquetColumn[]): PartColumn[] {
  const keys = part.partitions.map(({ key }) => ({ name: key, type: "VARCHAR" }));
  const names = columns.map(({ name }) => name);
  const problems = [
    ...columns.filter(({ type }) => cellReader(type) === undefined).map((c) => notFlat(part, c)),
    ...keys.filter(({ name }) => names.includes(name)).map(({ name }) => twice(part, name)),
  ];
  if (problems.length > 0) throw new LedgerError(shownName(part.name), problems);
  return [...columns, ...keys].flatMap(({ name, type }) => {
    const reader = cellReader(type);
    return reader === undefined ? [] : [{ name, type, reader }];
  });
}

const otherPart = (first: Part): Words => ({
  zh: `与第一个文件 ${shownName(first.name)} 的列不同：所有文件的列应相同`,
  en: `differs from the first file ${shownName(first.name)}: all must have the same columns`,
});

/** Of names that may be there several times, those of `some` that `others` have fewer of. */
function surplus(some: readonly PartColumn[], others: readonly PartColumn[]): PartColumn[] {
  const left = others.map(({ name }) => name);
  return some.filter(({ name }) => {
    const at = left.indexOf(name);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const sameKinds = (expected: readonly PartColumn[], found: readonly PartColumn[]) =>
  found.filter(({ name, reader }) =>
    expected.some((other) => other.name === name && other.reader.kind !== reader.kind),
  );

/** For each column of the first part its position in this one. Throws LedgerError with the names that differ. */
export function matchColumns(
  first: Part,
  expected: readonly PartColumn[],
  part: Part,
  found: readonly PartColumn[],
): number[] {
  const fix = otherPart(first);
  const problems = [
    ...surplus(expected, found).map(({ name }) => problem(part, name, "missing-label", name, fix)),
    ...surplus(found, expected).map(({ name }) => problem(part, name, "extra-label", name, fix)),
    ...sameKinds(expected, found).map((c) => problem(part, c.name, "type-error", c.type, fix)),
  ];
  if (problems.length > 0) throw new LedgerError(shownName(part.name), problems);
  return positions(expected, found);
}

/** The n-th column of a name is the n-th of that name in the other part. */
function positions(expected: readonly PartColumn[], found: readonly PartColumn[]): number[] {
  const left: (string | undefined)[] = found.map(({ name }) => name);
  return expected.map(({ name }) => {
    const at = left.indexOf(name);
    left[at] = undefined;
    return at;
  });
}
