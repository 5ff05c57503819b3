/** A column as a table of any length draws it. */
export interface TableColumn {
  name: string;
  word: string;
  /** What it holds, where the word is not enough. */
  hint?: string;
  /** In rem. */
  width: number;
  isNumber?: boolean;
  /** How the table is sorted by it; absent where it cannot be. */
  sort?: "ascending" | "descending" | "none";
}
