import { formatCount } from "../../src/domain/format.ts";
import type { Progress as Reading } from "../read/stageLedger.ts";
import type { Progress } from "./command.ts";

/** Tells of a reading: file, rows so far and rows per second. */
export function rowProgress(progress: Progress): (reading: Reading) => void {
  let [file, began, told] = ["", 0, 0];
  return (reading) => {
    const now = Date.now();
    if (reading.file !== file) [file, began, told] = [reading.file, now, 0];
    if (now - told < 2000 && told !== 0) return;
    told = now;
    const seconds = (now - began) / 1000;
    const speed = seconds < 0.5 ? "" : `, ${formatCount(reading.rows / seconds)} rows/s`;
    progress(`${reading.file}: ${formatCount(reading.rows)} rows${speed}`);
  };
}
