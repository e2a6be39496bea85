/** First day of each era whose years are still written: year 1 = the year here. */
const ERAS: Readonly<Record<string, number>> = {
  明治: 1868,
  m: 1868,
  大正: 1912,
  t: 1912,
  昭和: 1926,
  s: 1926,
  平成: 1989,
  h: 1989,
  令和: 2019,
  r: 2019,
};
const ERA_DATE =
  /^(明治|大正|昭和|平成|令和|[mtshr])\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/;
const WESTERN_DATE = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?:\s*[t ]\s*[\d:.z+]*)?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH_DAY_FIRST = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/;
const ENGLISH_MONTH_FIRST = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/;
const WEEKDAY = /\s*\((?:月|火|水|木|金|土|日|mon|tue|wed|thu|fri|sat|sun)[a-z曜日]*\)/;
/** Excel serials of 1982 to 2064: outside of them a bare number is hardly a date. */
const SERIALS = { from: 30_000, to: 60_000 };
const DAY = 86_400_000;

/**
 * A day as people write it, as YYYY-MM-DD: 2026年8月3日, 令和8年11月20日, R8.11.20, 2026/8/3, 3 Aug 2026, an Excel serial (1900 system).
 * `undefined` where it is no complete, existing day (令和8年11月, 2026-02-30, 8/3).
 */
export function readDate(text: string): string | undefined {
  const folded = text.normalize('NFKC').trim().toLowerCase().replace(WEEKDAY, '').trim();
  return readEra(folded) ?? readWestern(folded) ?? readEnglish(folded) ?? readSerial(folded);
}

function readEra(text: string): string | undefined {
  const [, era = '', year = '', month, day] = ERA_DATE.exec(text) ?? [];
  const first = ERAS[era];
  return first === undefined
    ? undefined
    : existingDay(first + (year === '元' ? 1 : Number(year)) - 1, Number(month), Number(day));
}

function readWestern(text: string): string | undefined {
  const [, year, month, day] = WESTERN_DATE.exec(text) ?? COMPACT_DATE.exec(text) ?? [];
  return year === undefined ? undefined : existingDay(Number(year), Number(month), Number(day));
}

function readEnglish(text: string): string | undefined {
  const [, day, month, year] = ENGLISH_DAY_FIRST.exec(text) ?? [];
  if (month !== undefined) return existingDay(Number(year), MONTHS.indexOf(month) + 1, Number(day));
  const [, name, dayOfMonth, itsYear] = ENGLISH_MONTH_FIRST.exec(text) ?? [];
  return name === undefined ? undefined : existingDay(Number(itsYear), MONTHS.indexOf(name) + 1, Number(dayOfMonth));
}

function readSerial(text: string): string | undefined {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (serial < SERIALS.from || serial > SERIALS.to) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + serial * DAY).toISOString().slice(0, 10);
}

function existingDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
