import { type Language, useLanguage } from './text.js';

const ZONE = 'Asia/Tokyo';

/** How times are written: `2026年11月20日 14:05` or `20 Nov 2026, 14:05`, in Japan's time. */
export interface Dates {
  readonly dateTime: (at: string) => string;
  /** With seconds. */
  readonly moment: (at: string) => string;
  readonly date: (at: string) => string;
}

const made: Record<Language, Dates> = { ja: datesIn('ja-JP'), en: datesIn('en-GB') };

/** Whether a moment (RFC 3339) is over. */
export function isOver(at: string): boolean {
  return Date.parse(at) <= Date.now();
}

export function useDates(): Dates {
  return made[useLanguage()];
}

function datesIn(locale: string): Dates {
  const day = {
    year: 'numeric',
    month: locale === 'ja-JP' ? 'long' : 'short',
    day: 'numeric',
    timeZone: ZONE,
  } as const;
  const date = new Intl.DateTimeFormat(locale, day);
  const time = { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const dateTime = new Intl.DateTimeFormat(locale, time);
  const moment = new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' });
  return {
    date: (at) => date.format(new Date(at)),
    dateTime: (at) => dateTime.format(new Date(at)),
    moment: (at) => moment.format(new Date(at)),
  };
}
