/** Lengths and SHA-256 of the engine's files: progress is real whatever the server compresses, and nothing altered runs. */
export const engineFiles = {
  eh: {
    wasm: {
      bytes: 34_242_586,
      hash: "4c221bfa59c11f24dbd750e70c90b9252eca6eec5633936e6a2ec766e55fd879",
    },
    worker: {
      bytes: 772_759,
      hash: "f8ab72b6b90b3ad83077d47426d4a99d5d9a4c7e07cba1a2be37d655adc7c1ab",
    },
  },
  mvp: {
    wasm: {
      bytes: 39_362_651,
      hash: "45d72a81fba8e57693d890da837c7041310e385e75619a8559839b15388dfe97",
    },
    worker: {
      bytes: 844_644,
      hash: "b0387027f174e2b60c2d5cfa31cecca9b89d8a9762346b6449a784cd1c4dde3c",
    },
  },
} as const;
