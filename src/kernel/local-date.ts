const JAPAN = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The date in Japan (YYYY-MM-DD) at a moment: due dates, validity and publication days are told by it. */
export function dayInJapan(moment: Date): string {
  return JAPAN.format(moment);
}
