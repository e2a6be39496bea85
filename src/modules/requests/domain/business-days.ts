/** A national holiday (国民の祝日): a fixed day, the nth Monday of a month, or an equinox. */
type Holiday = { readonly month: number } & (
  { readonly day: number } | { readonly monday: number } | { readonly equinox: number }
);

/** 国民の祝日に関する法律, article 2, as it stands since 2022. `equinox` = its mean date in 1980, of which the day is computed. */
const HOLIDAYS: readonly Holiday[] = [
  { month: 1, day: 1 },
  { month: 1, monday: 2 },
  { month: 2, day: 11 },
  { month: 2, day: 23 },
  { month: 3, equinox: 20.8431 },
  { month: 4, day: 29 },
  { month: 5, day: 3 },
  { month: 5, day: 4 },
  { month: 5, day: 5 },
  { month: 7, monday: 3 },
  { month: 8, day: 11 },
  { month: 9, monday: 3 },
  { month: 9, equinox: 23.2488 },
  { month: 10, monday: 2 },
  { month: 11, day: 3 },
  { month: 11, day: 23 },
];

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;
/** Days by which the mean date of an equinox moves from one year to the next, leap days left out. */
const EQUINOX_DRIFT = 0.242194;

/** The day so many days later; negative = earlier. Days are YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return dayAt(Date.parse(day) + days * DAY_MS);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Whether people work on it: neither Saturday, Sunday nor a holiday. */
export function isBusinessDay(day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== SATURDAY && weekday !== SUNDAY && !isHoliday(day);
}

/** The day itself where it is a business day, else the last one before it. */
export function businessDayUpTo(day: string): string {
  return isBusinessDay(day) ? day : businessDayUpTo(addDays(day, -1));
}

/** The day itself where it is a business day, else the next one after it. */
export function businessDayFrom(day: string): string {
  return isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1));
}

/** A holiday, the day given for one on a Sunday (振替休日), or a day between two (国民の休日); article 3. For the years 1980-2099. */
export function isHoliday(day: string): boolean {
  return isNational(day) || isInstead(day) || (isNational(addDays(day, -1)) && isNational(addDays(day, 1)));
}

/** The first day after a holiday on a Sunday that is no holiday itself. */
function isInstead(day: string): boolean {
  let before = addDays(day, -1);
  while (isNational(before) && weekdayOf(before) !== SUNDAY) before = addDays(before, -1);
  return isNational(before);
}

function isNational(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return HOLIDAYS.some((holiday) => holiday.month === month && dateOf(holiday, year) === date);
}

function dateOf(holiday: Holiday, year: number): number {
  if ('day' in holiday) return holiday.day;
  if ('monday' in holiday) return mondayOf(year, holiday.month, holiday.monday);
  const years = year - 1980;
  return Math.floor(holiday.equinox + EQUINOX_DRIFT * years - Math.floor(years / 4));
}

function mondayOf(year: number, month: number, nth: number): number {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return 1 + ((8 - first) % 7) + 7 * (nth - 1);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function dayAt(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
