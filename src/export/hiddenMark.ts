/** What stands in a file for a number that is withheld. */
export const hiddenMark = "x";
