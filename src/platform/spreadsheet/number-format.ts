/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30, with the East Asian ones); those of a time of day alone are left out. */
const DATE_IDS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

export function isBuiltInDate(id: number): boolean {
  return DATE_IDS.has(id);
}

/** Whether a format code shows a day: it names a year, era, month, day or weekday outside quotes and brackets. */
export function isDateFormat(code: string): boolean {
  const bare =
    code
      .slice(0, 1000)
      .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gs, '')
      .replace(/General|AM\/PM|A\/P|E[+-]/gi, '')
      .split(';', 1)[0] ?? '';
  return /[ydge]|aaa/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}
