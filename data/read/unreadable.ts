import { refusal } from "./ledgerError.ts";

const isReadError = (error: unknown): boolean =>
  error instanceof Error && "syscall" in error && ["open", "read"].includes(String(error.syscall));

/** The refusal of a file that cannot be read. */
export const unreadable = (file: string, error: unknown) =>
  refusal({
    file,
    row: null,
    column: null,
    value: error instanceof Error && "code" in error ? String(error.code) : "",
    code: "source-error",
    fix: {
      zh: "文件无法读取：检查文件和权限",
      en: "cannot read the file: check it and its rights",
    },
  });

/** The refusal of the file when the error is one of opening or reading it, else the error itself. */
export const asUnreadable = (file: string, error: unknown): unknown =>
  isReadError(error) ? unreadable(file, error) : error;
