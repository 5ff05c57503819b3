import process from "node:process";

/** How far a step is: done and total in the unit named. */
export type Progress = (done: number, total: number, unit: string) => void;

/** Shows one line of what is going on. */
export type Line = (text: string) => void;

/** Plain lines, the same in a terminal and in a log file. */
export const showLine: Line = (text) => {
  process.stdout.write(`${text}\n`);
};
