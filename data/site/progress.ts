import process from "node:process";

/** How far a step is: the share 0–1 that is done, and what was done last. */
export type Progress = (share: number, words: string) => void;

/** "3 of 14 files" */
export const countOf = (done: number, total: number, unit: string): string =>
  `${done.toLocaleString("en")} of ${total.toLocaleString("en")} ${unit}`;

/** Shows one line of what is going on. */
export type Line = (text: string) => void;

/** Plain lines, the same in a terminal and in a log file. */
export const showLine: Line = (text) => {
  process.stdout.write(`${text}\n`);
};
