const LONGEST = 80;

/**
 * Names for a released form, in the order in which they are tried: its family and version (`sds-6.0`; `form-2026` for a family without Latin
 * letters), and the same with a part of the hash of what it says where another form has that name. A hash is hexadecimal.
 */
export function releasedIds(
  { form, version }: { readonly form: string; readonly version: string },
  hash: string,
): readonly string[] {
  const called = /[a-z]/i.test(form.normalize('NFKC')) ? form : `form-${form}`;
  const name = plain(`${called}-${version}`);
  return [name, `${name}-${hash.slice(0, 6)}`, `${name}-${hash.slice(0, 16)}`];
}

/** Small Latin letters, figures, points and hyphens; what is written otherwise stays in the title. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, LONGEST)
    .replace(/[-.]+$/, '');
}
