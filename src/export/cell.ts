import type { AnswerStatus } from "../query/answer.ts";
import type { ExportCell, ExportValue } from "./exportTable.ts";

/** A known value; null is an empty cell. */
export const cell = (value: ExportValue | undefined): ExportCell => ({
  value: value ?? null,
  status: "ok",
});

/** A value that is there only where its row is `ok`. */
export const statedCell = (
  value: ExportValue | undefined,
  status: AnswerStatus | undefined,
): ExportCell => {
  const stated = status ?? "not-supplied";
  return { value: stated === "ok" ? (value ?? null) : null, status: stated };
};
