import { column, columnsOf } from "../../domain/schema.ts";
import type { EnterpriseRecord } from "../../state/enterpriseCard.svelte.ts";
import type { KeyNames } from "../keyName.ts";
import { cellText } from "./cellText.ts";
import { columnWord } from "./enterpriseColumns.ts";

/** What differs between two periods of one enterprise, a sentence for every column. */
export const recordChanges = (
  before: EnterpriseRecord,
  after: EnterpriseRecord,
  names: KeyNames,
): string[] =>
  columnsOf("enterprise")
    .map(({ name }) => column("enterprise", name))
    .filter(({ name }) => (before[name] ?? null) !== (after[name] ?? null))
    .map((changed) => {
      const { card } = names.words.rows;
      const text = (record: EnterpriseRecord): string =>
        cellText(changed, record[changed.name], names, card.empty);
      return card.changed(columnWord(changed.name, names.language), text(before), text(after));
    });
