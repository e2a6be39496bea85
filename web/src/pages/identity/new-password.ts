/** Refusals of a new password, said at its field. */
export const passwordBlames = (field: string): Readonly<Record<string, string>> => ({
  'password.too-short': field,
  'password.too-common': field,
});
