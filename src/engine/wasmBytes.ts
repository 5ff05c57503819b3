/** Lengths of the engine's files, so that progress is real whatever the server compresses. */
export const wasmBytes = { eh: 34_242_586, mvp: 39_362_651 } as const;
