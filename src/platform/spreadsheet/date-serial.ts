const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465;

/**
 * Day number of a sheet to YYYY-MM-DD; the time of day is left out. The 1900 system counts 29 February 1900, which never was
 * (ECMA-376 part 1, 18.17.4.1). Undefined outside 1900-9999.
 */
export function serialToDate(serial: number, date1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (date1904) return day >= 0 && day <= LAST_SERIAL - 1462 ? iso(EPOCH_1904 + day * DAY) : undefined;
  if (!(day >= 1 && day <= LAST_SERIAL)) return undefined;
  if (day === 60) return '1900-02-29';
  return iso(EPOCH_1900 + (day < 60 ? day + 1 : day) * DAY);
}

/** YYYY-MM-DD to the day number of a sheet; undefined if it is no day or lies outside the system. */
export function dateToSerial(date: string, date1904: boolean): number | undefined {
  const time = parseDay(date);
  if (time === undefined) return undefined;
  const days = (time - (date1904 ? EPOCH_1904 : EPOCH_1900)) / DAY;
  const serial = !date1904 && days <= 60 ? days - 1 : days;
  return serial >= (date1904 ? 0 : 1) ? serial : undefined;
}

function parseDay(date: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(time) || iso(time) !== date ? undefined : time;
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
