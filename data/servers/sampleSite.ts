/** What the samples are filled in with; a publisher writes the own names instead. */
export const sampleSite = {
  name: "atlas.example",
  folder: "/srv/union-atlas",
  /** Sub-path on a server that is there already. */
  base: "/a/b/",
  /** Folder of the shared parts below the configuration folder of the server. */
  parts: "union-atlas",
} as const;
