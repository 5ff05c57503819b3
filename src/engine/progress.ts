/** Bytes of one file on their way; `total` is null when the server does not tell. */
export interface Progress {
  file: string;
  loaded: number;
  total: number | null;
}

export type ProgressListener = (progress: Progress) => void;

/** How a piece of loading is watched and stopped. */
export interface LoadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ProgressListener | undefined;
}
