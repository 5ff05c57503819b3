/** How the making of a file is followed and stopped. */
export interface Writing {
  /** Rows written so far, and all rows. */
  onProgress?: (done: number, of: number) => void;
  /** Stops it: the promise is rejected with an AbortError. */
  signal?: AbortSignal;
}
