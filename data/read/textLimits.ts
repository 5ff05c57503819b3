/** The longest field and record that are read, in bytes of UTF-8 with quotes and delimiter. */
export interface TextLimits {
  fieldBytes: number;
  recordBytes: number;
}

export const textLimits: TextLimits = { fieldBytes: 65_536, recordBytes: 1_048_576 };
