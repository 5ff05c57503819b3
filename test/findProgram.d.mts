export function findProgram(
  names: readonly string[],
  environment?: Record<string, string | undefined>,
): string | undefined;
export function isProgram(path: string): boolean;
