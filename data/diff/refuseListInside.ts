import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { refusal } from "../read/ledgerError.ts";

/** Throws LedgerError when the file would lie in the folder, links followed; and an Error when its own folder is absent. */
export function refuseListInside(list: string, folder: string): void {
  const place = join(folderOf(list), basename(list));
  const [first = ""] = relative(realpathSync(folder), place).split(sep);
  if (first === "..") return;
  throw refusal({
    file: basename(list),
    row: null,
    column: null,
    value: list,
    code: "list-inside",
    fix: {
      zh: "清单含企业信息，不能放进要发布的文件夹，请另选位置",
      en: "the list names enterprises: choose a place outside the folder to publish",
    },
  });
}

function folderOf(list: string): string {
  try {
    return realpathSync(dirname(list));
  } catch (cause) {
    throw new Error(`清单所在文件夹不存在 / the folder of the list is not there: ${list}`, {
      cause,
    });
  }
}
