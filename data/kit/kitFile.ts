/** A file of the kit. */
export interface KitFile {
  /** Below the kit's folder, with `/`. */
  path: string;
  isProgram: boolean;
  read: () => Promise<Uint8Array>;
}

export const kitFile = (
  path: string,
  read: () => Promise<Uint8Array>,
  isProgram = false,
): KitFile => ({ path, isProgram, read });

export const textFile = (path: string, text: string, isProgram = false): KitFile =>
  kitFile(path, async () => Buffer.from(text), isProgram);
