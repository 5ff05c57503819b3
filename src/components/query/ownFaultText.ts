import { formatBytes } from "../../domain/format.ts";
import type { OwnFault } from "../../state/ownTables.svelte.ts";
import type { QueryWords } from "../../words/queryWords.ts";

/** Largest file, in bytes, as the page says it. */
const most = 200_000_000;

/** What is wrong with a reader's file and what to do, in words. */
export function ownFaultText(fault: OwnFault, { ownFaults: said }: QueryWords): string {
  switch (fault.kind) {
    case "size":
      return said.size(formatBytes(fault.bytes), formatBytes(most));
    case "header":
      return said.header(fault.column);
    case "twice":
      return said.twice(fault.column);
    case "delimiter":
      return said.delimiter(fault.found);
    case "width":
      return said.width(fault.line, fault.expected, fault.got);
    case "quotes":
      return said.quotes(fault.line);
    case "columns":
      return said.columns(leftOutText(fault.leftOut));
    case "unreadable":
      return said.unreadable(fault.reason);
    case "type":
    case "encoding":
    case "empty":
      return said[fault.kind];
  }
}

export const leftOutText = (columns: readonly { name: string; type: string }[]): string =>
  columns.map(({ name, type }) => `${name} (${type})`).join(", ");
