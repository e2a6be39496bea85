const LONGEST = 31;

/** A name that Excel takes for a sheet: without the signs it refuses, at most 31 characters, not yet `taken` (compared without case). */
export function sheetName(wish: string, taken: readonly string[]): string {
  const plain = wish
    .toWellFormed()
    .replace(/[*?:\\/[\]\p{Cc}]/gu, '_')
    .replace(/^'+|'+$/g, '')
    .trim();
  const base = plain === '' || plain.toLowerCase() === 'history' ? `${plain}_` : plain;
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = cut(base, LONGEST - suffix.length) + suffix;
    if (!known.has(name.toLowerCase())) return name;
  }
}

/** Shortens a text without tearing a character apart. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
