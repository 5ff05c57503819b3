/** The only month of the benchmark's data. */
export const period = "2025-09";
