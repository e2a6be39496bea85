/** What names a browser in its User-Agent; those that call themselves by others' names too come first. */
const BROWSERS = { 'Edg/': 'Edge', 'OPR/': 'Opera', 'Firefox/': 'Firefox', 'Chrome/': 'Chrome', 'Safari/': 'Safari' };
const SYSTEMS = {
  Windows: 'Windows',
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  'Mac OS X': 'macOS',
  CrOS: 'ChromeOS',
  Linux: 'Linux',
};

/** Kind of browser and system by the User-Agent, e.g. `Firefox, Windows`, for people to tell their sessions apart; null for anything else. */
export function clientName(userAgent: string | undefined): string | null {
  const named = [BROWSERS, SYSTEMS].map(
    (names) => Object.entries(names).find(([mark]) => userAgent?.includes(mark))?.[1],
  );
  return named.filter((name) => name !== undefined).join(', ') || null;
}
