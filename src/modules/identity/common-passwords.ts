/** Widely used passwords, lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  'password',
  'qwertyuiop',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
]);
